//! The engine: a catalogue made ready, asked about pages.

use std::{
    cell::OnceCell,
    collections::{BTreeMap, btree_map::Entry},
    iter,
};

use serde::{Deserialize, Serialize};

use crate::{
    account,
    detect::{Detector, DetectorError, Document, Occurrence, tidy},
    explain::{ExplainedJob, Explanation, explain, explain_job},
    fold::{fold, utf16_length},
    knowledge::{Catalogue, Evidence, Explanations, Message, Problem},
    page::{Block, Page, Passage},
    protocol::Pill,
    report::{CauseState, CauseStatus, Finding, Mark, Position, Report, SCHEMA, Scan, Spot, Standing},
    search::Grips,
    setting::{
        check::{self, Learnt, SettingReport},
        job::{Job, Known, Situation},
    },
    sieve::Sieve,
    signal,
    standing::{Surroundings, is_home, standing},
    supersede::supersede,
};

/// How much of its block before and behind a message decides its standing, in UTF-16 code units: a sentence or two. A
/// bound keeps the work linear when one block holds thousands of messages.
const NEARBY: u32 = 400;

/// How far from a message the words may stand that it needs, in bytes of folded text: a screen or two of a log.
const REACH: usize = 4_000;

/// A catalogue, and what is made of it beforehand: what the build packs, so that the engine wakes fast.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Prepared {
    /// The catalogue.
    pub catalogue: Catalogue,
    /// By which bytes its messages are searched for.
    grips: Grips,
}

impl Prepared {
    /// Prepares a catalogue.
    pub fn new(catalogue: Catalogue) -> Result<Self, DetectorError> {
        Ok(Self { grips: Detector::grips(&catalogue)?, catalogue })
    }
}

/// A catalogue made ready. Stateless: the same page always gives the same answer.
pub struct Engine {
    catalogue: Catalogue,
    detector: Detector,
}

impl From<Prepared> for Engine {
    fn from(Prepared { catalogue, grips }: Prepared) -> Self {
        Self { detector: Detector::new(&catalogue, &grips), catalogue }
    }
}

impl Engine {
    /// Makes a catalogue ready.
    pub fn new(catalogue: Catalogue) -> Result<Self, DetectorError> {
        Prepared::new(catalogue).map(Self::from)
    }

    /// The catalogue.
    pub fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }

    /// A sieve that lets through every text in which a scan finds something.
    pub fn sieve(&self) -> Sieve<'_> {
        Sieve { catalogue: &self.catalogue, detector: &self.detector }
    }

    /// Looks for known messages on a page, and at its address. A message that stands there several times is one finding
    /// with several marks; its strongest standing counts. Of findings that speak of one event the most telling is kept.
    pub fn scan(&self, page: &Page) -> Scan {
        self.scan_at_work(page, &Situation::default())
    }

    /// The same for somebody at work: settings that are wrong for it are findings, too.
    pub fn scan_at_work(&self, page: &Page, situation: &Situation) -> Scan {
        let mut sightings = self.read(page);
        supersede(&self.catalogue, &mut sightings, page.url.is_some());
        let mut findings: Vec<Finding> = Vec::new();
        let mut marks: Vec<Mark> = Vec::new();
        let mut register = Register::default();
        for Sighting { finding, place, .. } in sightings {
            let at = match register.known(&findings, &finding) {
                Some(at) if findings[at].standing > finding.standing => continue,
                Some(at) => {
                    if findings[at].standing < finding.standing {
                        marks.retain(|m| m.finding as usize != at);
                    }
                    findings[at].join(finding);
                    at
                }
                None => {
                    findings.push(finding);
                    findings.len() - 1
                }
            };
            if let Some(Span { passage, start, end, .. }) = place {
                marks.push(Mark { finding: at as u32, passage: passage as u32, start, end });
            }
        }
        let report = Report { schema: SCHEMA.to_owned(), url: page.url.clone(), findings, settings: None };
        let mut scan = Scan { report, marks, spots: Vec::new(), learnt: Learnt::default() };
        self.check(page, situation, &mut scan);
        scan
    }

    /// Reads the page's settings, and notes what puts a job at hand.
    fn check(&self, page: &Page, situation: &Situation, scan: &mut Scan) {
        scan.learnt.tenant = situation.tenant(page);
        if let Some(checked) = check::check(&self.catalogue, page, situation) {
            for (state, answer) in checked.report.checks.iter().zip(&checked.judged) {
                let Some(problem) = answer.problem.as_ref().filter(|_| state.wanted) else { continue };
                let Some(problem) = self.catalogue.problem(problem) else { continue };
                let captures = check::captures(answer);
                let message = answer.values.join(", ");
                let found = Finding { captures, ..finding(problem, Standing::Here, message, Evidence::Seen) };
                scan.report.findings.push(found);
                let at = scan.report.findings.len() as u32 - 1;
                scan.spots.extend(answer.node.map(|node| Spot { finding: at, node: node as u32 }));
            }
            scan.learnt.known = checked.known;
            scan.report.settings = Some(checked.report);
        }
        let here = || scan.report.findings.iter().filter(|f| f.standing == Standing::Here);
        let url = page.url.as_deref().unwrap_or_default();
        let begun = |job: &&Job| job.begins_at(url) || here().any(|finding| job.begins_with(&finding.problem));
        scan.learnt.jobs = self.catalogue.jobs.iter().filter(begun).map(|job| job.id.clone()).collect();
    }

    /// Explains a finding of a page; `None` if its problem is not known.
    pub fn explain(&self, explanations: &Explanations, page: &Page, finding: &Finding) -> Option<Explanation> {
        let account = account::seen(page.url.as_deref(), &page.account_names);
        explain(explanations, finding, account.as_deref())
    }

    /// The jobs with their steps, those at hand first, as far as the pages of a tenant showed them.
    pub fn jobs(
        &self,
        explanations: &Explanations,
        situation: &Situation,
        settings: Option<&SettingReport>,
    ) -> Vec<ExplainedJob> {
        let nothing = Known::new();
        let tenant = settings.and_then(|s| s.tenant.clone()).or_else(|| situation.only_tenant());
        let seen = tenant.and_then(|tenant| situation.seen.get(&tenant)).unwrap_or(&nothing);
        let account = settings.and_then(|s| s.account.as_deref());
        let jobs = self.catalogue.jobs.iter().map(|job| explain_job(explanations, job, situation, seen, account));
        let mut jobs: Vec<ExplainedJob> = jobs.collect();
        jobs.sort_by_key(|job| !job.at_hand);
        jobs
    }

    /// What the pill beside a finding says.
    pub fn pill(&self, index: usize, finding: &Finding) -> Option<Pill> {
        let problem = self.catalogue.problem(&finding.problem)?;
        Some(Pill {
            finding: index as u32,
            problem: problem.id.clone(),
            code: problem.code.clone(),
            severity: problem.severity,
            title: problem.title.clone(),
            causes: problem.causes.len() as u32,
        })
    }

    /// Everything that is seen, in the order of the page: what the address says comes first.
    fn read(&self, page: &Page) -> Vec<Sighting> {
        let mut sightings: Vec<Sighting> = Vec::new();
        if let Some(url) = &page.url {
            let told = self.catalogue.problems.iter().enumerate().filter(|(_, problem)| !problem.signals.is_empty());
            sightings.extend(told.filter_map(|(index, problem)| {
                let message = signal::of(problem, url)?;
                let finding = finding(problem, Standing::Here, message, Evidence::Seen);
                Some(Sighting { problem: index, finding, place: None })
            }));
        }
        let joined: Vec<Joined> = page.passages.iter().map(Joined::new).collect();
        let documents: Vec<Document> = joined
            .iter()
            .map(|joined| Document { wrapped: page.url.is_none(), ..Document::new(&joined.text) })
            .collect();
        for (index, (passage, joined)) in page.passages.iter().zip(&joined).enumerate() {
            let admit = |found: &Occurrence| self.is_in_company(page, &documents, index, found);
            for found in self.detector.find(&self.catalogue, &documents[index], admit) {
                let Some(one) = self.place(page, passage, joined, &documents[index], index, found) else { continue };
                // The address has told the same already: the text only says where the mark belongs.
                let told = sightings.iter_mut().find(|other| other.problem == one.problem && other.place.is_none());
                match told {
                    Some(told) if one.finding.standing > Standing::Quoted => {
                        *told = Sighting { finding: Finding { standing: Standing::Here, ..one.finding }, ..one };
                    }
                    _ => sightings.push(one),
                }
            }
        }
        sightings
    }

    fn place(
        &self,
        page: &Page,
        passage: &Passage,
        joined: &Joined<'_>,
        document: &Document,
        index: usize,
        found: Occurrence,
    ) -> Option<Sighting> {
        let problem: &Problem = self.catalogue.problems.get(found.problem)?;
        let message: &Message = problem.messages.get(found.message)?;
        let place = document.origin(&found.range);
        let (start, end) = (joined.position(place.start), joined.position_end(place.end));
        let (first, last) = (start.block as usize, end.block as usize);
        let (from, to) = (joined.start_of(first), joined.end_of(last));
        let in_first_end = if first == last { end.offset } else { joined.end_of(first) - from };
        let before = fold(document.folded.original(from.max(place.start.saturating_sub(NEARBY))..place.start));
        let after = fold(document.folded.original(place.end..to.min(place.end + NEARBY)));
        let around = Surroundings {
            page,
            blocks: passage.blocks.get(first..=last)?,
            in_first: start.offset..in_first_end,
            before: &before,
            after: &after,
            previous: first.checked_sub(1).and_then(|i| passage.blocks.get(i)),
            next: passage.blocks.get(last + 1),
        };
        let text = tidy(document.folded.original(place.clone()));
        let standing = standing(&self.catalogue, problem, message.weak, &around);
        let superseded = found.superseded.iter().filter_map(|&i| Some(self.catalogue.problems.get(i)?.code.clone()));
        Some(Sighting {
            problem: found.problem,
            finding: Finding {
                captures: found.captures,
                superseded: superseded.collect(),
                ..finding(problem, standing, text, message.evidence)
            },
            place: Some(Span { passage: index, start, end, range: place }),
        })
    }

    /// Whether a message that other products show as well stands where it can be this one.
    fn is_in_company(&self, page: &Page, documents: &[Document], index: usize, found: &Occurrence) -> bool {
        let Some(problem) = self.catalogue.problems.get(found.problem) else { return false };
        let Some(message) = problem.messages.get(found.message) else { return false };
        if message.near.is_empty() || page.url.as_deref().is_some_and(|url| is_home(&self.catalogue, problem, url)) {
            return true;
        }
        let words: Vec<String> = message.near.iter().map(|words| fold(words)).collect();
        let says = |text: &str| words.iter().any(|words| text.contains(words.as_str()));
        let text = documents[index].folded.text.as_str();
        let from = text.floor_char_boundary(found.range.start.saturating_sub(REACH));
        let to = text.ceil_char_boundary((found.range.end + REACH).min(text.len()));
        // The parts of a mail speak of one thing.
        says(&text[from..to])
            || (page.url.is_none()
                && documents.iter().enumerate().any(|(i, other)| {
                    let text = other.folded.text.as_str();
                    i != index && says(&text[..text.floor_char_boundary(REACH.min(text.len()))])
                }))
    }
}

impl Finding {
    /// Takes in a finding that is the same, no weaker, and perhaps says more.
    fn join(&mut self, mut other: Self) {
        if (self.standing, self.captures.len()) < (other.standing, other.captures.len()) {
            std::mem::swap(self, &mut other);
        }
        let new = other.superseded.into_iter().filter(|code| !self.superseded.contains(code));
        let new: Vec<String> = new.collect();
        self.superseded.extend(new);
    }
}

/// Which findings are known already. A log holds thousands of one problem, with other values each time.
#[derive(Debug, Default)]
pub struct Register {
    /// How many values the findings of each problem have, if all have as many.
    sizes: BTreeMap<String, Option<usize>>,
    /// The findings by problem and values.
    places: BTreeMap<(String, Vec<String>), usize>,
}

impl Register {
    /// The place of the finding that is the same. If there is none, this one is taken for the next to be added.
    pub fn known(&mut self, findings: &[Finding], finding: &Finding) -> Option<usize> {
        let size = finding.captures.len();
        let alike = self.sizes.entry(finding.problem.clone()).or_insert(Some(size));
        *alike = alike.filter(|&others| others == size);
        let values = finding.captures.iter().flat_map(|(name, value)| [name.clone(), value.clone()]).collect();
        match (alike.is_some(), self.places.entry((finding.problem.clone(), values))) {
            // With as many values, only equal ones are the same.
            (true, Entry::Occupied(known)) => Some(*known.get()),
            (true, Entry::Vacant(new)) => {
                new.insert(findings.len());
                None
            }
            (false, _) => findings.iter().position(|known| is_same(known, finding)),
        }
    }
}

/// Whether two findings are one. A page says the same in a heading and in a sentence, not always with the values.
fn is_same(a: &Finding, b: &Finding) -> bool {
    let includes =
        |a: &Finding, b: &Finding| b.captures.iter().all(|(name, value)| a.captures.get(name) == Some(value));
    a.problem == b.problem && (includes(a, b) || includes(b, a))
}

fn finding(problem: &Problem, standing: Standing, message: String, evidence: Evidence) -> Finding {
    let unknown = |id: &String| CauseState { id: id.clone(), status: CauseStatus::Unknown };
    Finding {
        problem: problem.id.clone(),
        code: problem.code.clone(),
        refs: problem.refs.clone(),
        standing,
        severity: problem.severity,
        message,
        evidence,
        superseded: Vec::new(),
        captures: Default::default(),
        causes: problem.causes.iter().map(unknown).collect(),
    }
}

/// A problem seen in one place, or in the page's address.
pub(crate) struct Sighting {
    /// Index into [`Catalogue::problems`].
    pub problem: usize,
    /// What it will be reported as.
    pub finding: Finding,
    /// Where it stands; `None` for the address.
    pub place: Option<Span>,
}

/// A stretch of a passage.
#[derive(Debug, Clone)]
pub(crate) struct Span {
    /// Index of the passage.
    pub passage: usize,
    /// Where it begins.
    pub start: Position,
    /// Where it ends.
    pub end: Position,
    /// The same in the whole passage, in UTF-16 code units.
    pub range: std::ops::Range<u32>,
}

/// The blocks of a passage as one text, a line each.
struct Joined<'a> {
    blocks: &'a [Block],
    text: String,
    /// Where each block begins, and where the last one ends, in UTF-16 code units. Made for the first message that is found.
    starts: OnceCell<Vec<u32>>,
}

impl<'a> Joined<'a> {
    fn new(passage: &'a Passage) -> Self {
        let blocks = &passage.blocks;
        let mut text = String::with_capacity(blocks.iter().map(|block| block.text.len() + 1).sum());
        for block in blocks {
            text.push_str(&block.text);
            text.push('\n');
        }
        Self { blocks, text, starts: OnceCell::new() }
    }

    fn starts(&self) -> &[u32] {
        self.starts.get_or_init(|| {
            let ends = self.blocks.iter().scan(0, |end, block| {
                *end += utf16_length(&block.text) + 1;
                Some(*end)
            });
            iter::once(0).chain(ends).collect()
        })
    }

    fn position(&self, offset: u32) -> Position {
        let starts = &self.starts()[..self.blocks.len()];
        let block = starts.partition_point(|&start| start <= offset).saturating_sub(1);
        Position { block: block as u32, offset: offset - starts.get(block).copied().unwrap_or(0) }
    }

    /// The end of a range belongs to the block of its last character.
    fn position_end(&self, offset: u32) -> Position {
        let last = self.position(offset.saturating_sub(1));
        Position { offset: last.offset + 1, ..last }
    }

    fn start_of(&self, block: usize) -> u32 {
        self.starts().get(block).copied().unwrap_or_default()
    }

    fn end_of(&self, block: usize) -> u32 {
        self.start_of(block + 1).saturating_sub(1)
    }
}

/// Whether a finding is to be shown on the page itself.
pub fn is_shown(finding: &Finding) -> bool {
    finding.standing == Standing::Here
}
