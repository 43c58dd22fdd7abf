//! The engine: a catalogue made ready, asked about pages.

use crate::{
    account,
    detect::{Detector, DetectorError, Document, Occurrence, tidy},
    explain::{Explanation, explain},
    fold::fold,
    knowledge::{Both, Catalogue, Problem, Span, Statement},
    page::{Page, Passage},
    protocol::Pill,
    report::{CauseState, CauseStatus, Finding, Mark, Position, Report, SCHEMA, Scan, Standing},
    standing::{Surroundings, standing},
};

/// How much of its block before and behind a message decides its standing, in UTF-16 code units: a sentence or two. A
/// bound keeps the work linear when one block holds thousands of messages.
const NEARBY: u32 = 400;

/// A catalogue made ready. Stateless: the same page always gives the same answer.
pub struct Engine {
    catalogue: Catalogue,
    detector: Detector,
}

impl Engine {
    /// Makes a catalogue ready.
    pub fn new(catalogue: Catalogue) -> Result<Self, DetectorError> {
        let detector = Detector::new(&catalogue)?;
        Ok(Self { catalogue, detector })
    }

    /// The catalogue.
    pub fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }

    /// Looks for known messages on a page. A message that stands there several times is one finding with several marks;
    /// its strongest standing counts.
    pub fn scan(&self, page: &Page) -> Scan {
        let mut findings: Vec<Finding> = Vec::new();
        let mut marks: Vec<Mark> = Vec::new();
        for (index, passage) in page.passages.iter().enumerate() {
            for (finding, (start, end)) in self.read(page, passage) {
                let known =
                    findings.iter().position(|f| f.problem == finding.problem && f.captures == finding.captures);
                let at = match known {
                    Some(at) if findings[at].standing > finding.standing => continue,
                    Some(at) => {
                        if findings[at].standing < finding.standing {
                            marks.retain(|m| m.finding as usize != at);
                            findings[at] = finding;
                        }
                        at
                    }
                    None => {
                        findings.push(finding);
                        findings.len() - 1
                    }
                };
                marks.push(Mark { finding: at as u32, passage: index as u32, start, end });
            }
        }
        Scan { report: Report { schema: SCHEMA.to_owned(), url: page.url.clone(), findings }, marks }
    }

    /// Explains a finding of a page; `None` if its problem is not in the catalogue.
    pub fn explain(&self, page: &Page, finding: &Finding) -> Option<Explanation> {
        let account = account::seen(page.url.as_deref(), &page.account_names);
        explain(&self.catalogue, finding, account.as_deref())
    }

    /// What the pill beside a finding says.
    pub fn pill(&self, index: usize, finding: &Finding) -> Option<Pill> {
        let problem = self.catalogue.problem(&finding.problem)?;
        Some(Pill {
            finding: index as u32,
            problem: problem.id.clone(),
            code: problem.code.clone(),
            severity: problem.severity,
            title: self.plain(&problem.title),
            causes: problem.causes.len() as u32,
        })
    }

    fn plain(&self, statement: &Statement) -> Both<String> {
        statement.text.map(|rich| {
            let words = rich.iter().map(|span| match span {
                Span::Text(words) | Span::Strong(words) => words.as_str(),
                Span::Label(_) | Span::Value(_) => "",
            });
            words.collect()
        })
    }

    fn read(&self, page: &Page, passage: &Passage) -> Vec<(Finding, (Position, Position))> {
        let joined = Joined::new(passage);
        let document = Document::new(&joined.text);
        let found = self.detector.find(&document);
        found.into_iter().filter_map(|o| self.place(page, passage, &joined, &document, o)).collect()
    }

    fn place(
        &self,
        page: &Page,
        passage: &Passage,
        joined: &Joined,
        document: &Document,
        found: Occurrence,
    ) -> Option<(Finding, (Position, Position))> {
        let problem: &Problem = self.catalogue.problems.get(found.problem)?;
        let place = document.origin(&found.range);
        let (start, end) = (joined.position(place.start), joined.position_end(place.end));
        let (first, last) = (start.block as usize, end.block as usize);
        let (from, to) = (joined.starts[first], joined.end_of(last));
        let in_first_end = if first == last { end.offset } else { joined.end_of(first) - from };
        let before = fold(document.original.slice(from.max(place.start.saturating_sub(NEARBY)), place.start));
        let after = fold(document.original.slice(place.end, to.min(place.end + NEARBY)));
        let around = Surroundings {
            page,
            blocks: passage.blocks.get(first..=last)?,
            in_first: start.offset..in_first_end,
            before: &before,
            after: &after,
            previous: first.checked_sub(1).and_then(|i| passage.blocks.get(i)),
            next: passage.blocks.get(last + 1),
        };
        let finding = Finding {
            problem: problem.id.clone(),
            code: problem.code.clone(),
            refs: problem.refs.clone(),
            standing: standing(&self.catalogue, problem, &around),
            severity: problem.severity,
            message: tidy(document.original.slice(place.start, place.end)),
            captures: found.captures,
            causes: problem
                .causes
                .iter()
                .map(|id| CauseState { id: id.clone(), status: CauseStatus::Unknown })
                .collect(),
        };
        Some((finding, (start, end)))
    }
}

/// The blocks of a passage as one text, a line each.
struct Joined {
    text: String,
    /// Where each block begins, in UTF-16 code units.
    starts: Vec<u32>,
    end: u32,
}

impl Joined {
    fn new(passage: &Passage) -> Self {
        let mut joined = Self { text: String::new(), starts: Vec::with_capacity(passage.blocks.len()), end: 0 };
        for block in &passage.blocks {
            joined.starts.push(joined.end);
            joined.text.push_str(&block.text);
            joined.text.push('\n');
            joined.end += block.text.chars().map(|c| c.len_utf16() as u32).sum::<u32>() + 1;
        }
        joined
    }

    fn position(&self, offset: u32) -> Position {
        let block = self.starts.partition_point(|&start| start <= offset).saturating_sub(1);
        Position { block: block as u32, offset: offset - self.starts.get(block).copied().unwrap_or(0) }
    }

    /// The end of a range belongs to the block of its last character.
    fn position_end(&self, offset: u32) -> Position {
        let last = self.position(offset.saturating_sub(1));
        Position { offset: last.offset + 1, ..last }
    }

    fn end_of(&self, block: usize) -> u32 {
        self.starts.get(block + 1).copied().unwrap_or(self.end).saturating_sub(1)
    }
}

/// Whether a finding is to be shown on the page itself.
pub fn is_shown(finding: &Finding) -> bool {
    finding.standing == Standing::Here
}
