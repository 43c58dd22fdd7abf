//! `shirube scan`: files in, findings out.

use std::{
    cell::OnceCell,
    collections::BTreeMap,
    fs::File,
    io::{self, BufReader, BufWriter, Cursor, Read, Write},
    path::{Path, PathBuf},
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicU64, Ordering::Relaxed},
    },
};

use serde::Serialize;
use shirube_core::{
    engine::{Engine, Register},
    fold::Bare,
    knowledge::{Explanations, Problem},
    page::{Block, Page},
    report::{Finding, Mark, Position, Report, SCHEMA, Scan as Scanned, Standing},
    sieve::Sieve,
};

use crate::{
    args::{Environment, Format, Scan, is_standard_input},
    bulk,
    error::{FAILED, OK, ReadError},
    mail,
    paths::{Found, Paths, is_directory},
    print::Printer,
    progress::Progress,
    read::{self, FileKind, Source},
    sarif::{self, Place, Region},
    table::Table,
    windows::{self, Windows},
    words,
};

/// A page or a mail must be held as a whole, and several times while it is taken apart.
pub const LARGEST: u64 = 64 << 20;

/// How much of the output of one file is kept back, in bytes.
const PART: usize = 256 << 10;

/// The report of one file of several.
#[derive(Serialize)]
struct Named<'a> {
    file: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    mail: Option<usize>,
    #[serde(flatten)]
    report: &'a Report,
}

/// Scans files. A file that cannot be read is named on standard error; the others are scanned all the same.
pub fn run(
    options: &Scan,
    environment: &Environment,
    stdin: &mut (dyn Read + Send),
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> u8 {
    let (engine, known) = match engine() {
        Ok(made) => made,
        Err(error) => {
            let _ = writeln!(err, "shirube: {error}");
            return FAILED;
        }
    };
    run_with(&engine, &known, options, environment, stdin, out, err)
}

/// The same with knowledge of another origin.
pub fn run_with(
    engine: &Engine,
    known: &Explanations,
    options: &Scan,
    environment: &Environment,
    stdin: &mut (dyn Read + Send),
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> u8 {
    let language = options.language(environment);
    let scanner = Scanner {
        engine,
        known,
        options,
        environment,
        sieve: engine.sieve(),
        several: options.files.len() > 1 || options.files.iter().any(|file| is_directory(file)),
        current: std::env::current_dir().ok(),
        problems: engine.catalogue().problems.iter().enumerate().map(|(i, p)| (p.id.as_str(), i)).collect(),
        stdin: Mutex::new(stdin),
        bytes: AtomicU64::new(0),
    };
    let progress = match scanner.several {
        true => Progress::new(&options.files, language),
        false => Progress::hidden(),
    };
    let mut writer = Output {
        scanner: &scanner,
        out: BufWriter::new(out),
        err,
        progress,
        table: Table::default(),
        parts: 0,
        unread: Vec::new(),
        several: scanner.several,
    };
    let mut written = writer.begin();
    bulk::in_order(
        Paths::new(&options.files),
        Memory::default,
        |memory, found, hand_over| scanner.file(memory, found, hand_over),
        |come| {
            if written.is_ok() {
                written = writer.take(come);
            }
            written.is_ok()
        },
    );
    let status = if writer.table.unreadable > 0 { FAILED } else { OK };
    match written.and_then(|()| writer.end()) {
        Ok(()) => status,
        // Whoever reads has seen enough, as `head` has.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => status,
        Err(error) => {
            let _ = writeln!(writer.err, "{}", words::cannot_write(language, &error));
            FAILED
        }
    }
}

/// The engine with the packs that come with Shirube, and what they say.
pub fn engine() -> Result<(Engine, Explanations), String> {
    let knowledge = shirube_packs::builtin_untried().map_err(|error| error.to_string())?;
    let engine = Engine::new(knowledge.catalogue).map_err(|error| error.to_string())?;
    Ok((engine, knowledge.explanations))
}

/// What all threads share.
struct Scanner<'a> {
    engine: &'a Engine,
    known: &'a Explanations,
    options: &'a Scan,
    environment: &'a Environment,
    sieve: Sieve<'a>,
    /// Several files are named, or a directory.
    several: bool,
    current: Option<PathBuf>,
    /// The places of the problems in the catalogue.
    problems: BTreeMap<&'a str, usize>,
    stdin: Mutex<&'a mut (dyn Read + Send)>,
    /// How much has been read.
    bytes: AtomicU64,
}

/// What a thread uses again for each file.
#[derive(Default)]
struct Memory {
    bytes: Vec<u8>,
    folded: Bare,
}

/// What becomes of a file, or of a part of it.
#[derive(Default)]
struct Part {
    /// What to print.
    printed: Vec<u8>,
    /// It is one mail of several.
    is_one_of_several: bool,
    /// The findings of the whole file, at its end.
    findings: Vec<(usize, Standing)>,
    end: Option<Result<(), (String, ReadError)>>,
}

/// A page, a mail or a text that was looked at.
struct Seen {
    report: Report,
    /// Where its findings stand, as many.
    places: Vec<Place>,
    /// What explains it: the address and the account names, but no text.
    page: Page,
}

impl Seen {
    fn nothing() -> Self {
        let report = Report { schema: SCHEMA.to_owned(), url: None, findings: Vec::new(), settings: None };
        Self { report, places: Vec::new(), page: Page::default() }
    }
}

impl Scanner<'_> {
    fn file(&self, memory: &mut Memory, found: Found, hand_over: &mut dyn FnMut(Part) -> bool) -> Part {
        let mut part = Part::default();
        part.end = Some(match found {
            Ok(path) => {
                let read = self.read(memory, &path, &mut part, hand_over);
                read.map_err(|error| (path.to_string_lossy().into_owned(), error))
            }
            Err((path, error)) => Err((path.to_string_lossy().into_owned(), error)),
        });
        part
    }

    fn read(
        &self,
        memory: &mut Memory,
        path: &Path,
        part: &mut Part,
        hand_over: &mut dyn FnMut(Part) -> bool,
    ) -> Result<(), ReadError> {
        let is_stdin = is_standard_input(path.as_os_str());
        let mut stdin = is_stdin.then(|| self.stdin.lock().unwrap_or_else(PoisonError::into_inner));
        let mut file;
        let reader: &mut dyn Read = match &mut stdin {
            Some(stdin) => &mut **stdin,
            None => {
                file = File::open(path)?;
                &mut file
            }
        };
        let mut reader = Counted { reader, bytes: &self.bytes };
        let extension = path.extension().and_then(|e| e.to_str()).filter(|_| !is_stdin);
        let Memory { bytes, folded } = memory;
        bytes.clear();
        let is_whole = reader.by_ref().take(windows::SIZE as u64).read_to_end(bytes)? < windows::SIZE;
        let kind = match is_whole && !bytes.starts_with(b"From ") {
            true => FileKind::Text,
            false => read::kind(bytes, extension),
        };
        match kind {
            FileKind::Mailbox => {
                let beginning = std::mem::take(bytes);
                let mut mails = mail::mails(BufReader::new(Cursor::new(beginning).chain(reader))).peekable();
                let mut number = 0;
                while let Some(mail) = mails.next() {
                    number += 1;
                    part.is_one_of_several = number > 1 || mails.peek().is_some();
                    let mail = mail?;
                    // What follows a line that only looks like the beginning of a mail is a text.
                    let seen = self.look(folded, read::open(&mail, None, self.url())?);
                    self.print(part, path, part.is_one_of_several.then_some(number), &seen);
                    if part.printed.len() > PART && !hand_over(part.cut()) {
                        return Ok(());
                    }
                }
            }
            _ if is_whole => {
                let seen = self.look(folded, read::open(bytes, extension, self.url())?);
                self.print(part, path, None, &seen);
            }
            FileKind::Mail | FileKind::Html => {
                let more = LARGEST - bytes.len() as u64;
                let read = reader.by_ref().take(more).read_to_end(bytes);
                let is_too_large = read? as u64 == more;
                let held = std::mem::take(bytes);
                if is_too_large {
                    return Err(ReadError::TooLarge);
                }
                let seen = self.look(folded, read::open(&held, extension, self.url())?);
                self.print(part, path, None, &seen);
            }
            FileKind::Text => {
                let beginning = std::mem::take(bytes);
                let seen = self.look_through(folded, Windows::new(Cursor::new(beginning).chain(reader)))?;
                self.print(part, path, None, &seen);
                *folded = Bare::default();
            }
        }
        Ok(())
    }

    fn url(&self) -> Option<&str> {
        self.options.url.as_deref()
    }

    /// Looks at what is held as a whole.
    fn look(&self, folded: &mut Bare, source: Source) -> Seen {
        match source {
            Source::Text(text) if !self.sieve.lets_text_through(&text, folded) => Seen::nothing(),
            Source::Text(text) => {
                let mut found = Findings::default();
                let lines = Lines::new(&text, 0);
                found.add(self.engine.scan(&Page::from_text(&text)), |mark| self.region(&lines, mark));
                found.seen(Page::default())
            }
            Source::Page(mut page) => {
                if !self.sieve.lets_page_through(&page, folded) {
                    page.passages.clear();
                }
                let mut found = Findings::default();
                found.add(self.engine.scan(&page), |_| None);
                page.passages.clear();
                found.seen(page)
            }
        }
    }

    /// Looks at a text through windows.
    fn look_through(&self, folded: &mut Bare, mut windows: Windows<impl Read>) -> Result<Seen, ReadError> {
        let mut found = Findings::default();
        while let Some(window) = windows.advance()? {
            if !self.sieve.lets_text_through(window.text, folded) {
                continue;
            }
            let mut scanned = self.engine.scan(&Page::from_text(window.text));
            let own = position(window.text, window.from)..position(window.text, window.to);
            scanned.marks.retain(|mark| own.contains(&(mark.start.block, mark.start.offset)));
            let lines = Lines::new(window.text, window.lines);
            found.add(scanned, |mark| self.region(&lines, mark));
        }
        Ok(found.seen(Page::default()))
    }

    /// Only SARIF asks where.
    fn region(&self, lines: &Lines, mark: &Mark) -> Option<Region> {
        if self.options.format == Format::Sarif { lines.region(mark) } else { None }
    }

    fn print(&self, part: &mut Part, path: &Path, mail: Option<usize>, seen: &Seen) {
        let language = self.options.language(self.environment);
        let several = self.several || mail.is_some();
        let findings = &seen.report.findings;
        part.findings
            .extend(findings.iter().filter_map(|f| Some((*self.problems.get(f.problem.as_str())?, f.standing))));
        let name = path.to_string_lossy();
        let out = &mut part.printed;
        // A vector takes everything.
        let _ = match self.options.format {
            Format::Json => json(out, several.then_some(&*name), mail, &seen.report),
            Format::Human if several && findings.is_empty() => Ok(()),
            Format::Human => {
                let printer = self.printer(&seen.page);
                let name = mail.map_or_else(|| name.to_string(), |number| words::mail(language, &name, number));
                writeln!(out).and_then(|()| printer.print(out, &name, &seen.report))
            }
            Format::Sarif => findings.iter().zip(&seen.places).try_for_each(|(finding, place)| {
                let Some(problem) = self.problem(finding) else { return Ok(()) };
                let result = sarif::result(&self.uri(&name), mail, finding, place, problem, language);
                write!(out, ",\n{result}")
            }),
        };
    }

    fn printer<'a>(&'a self, page: &'a Page) -> Printer<'a> {
        Printer {
            engine: self.engine,
            known: self.known,
            page,
            language: self.options.language(self.environment),
            environment: self.environment,
            details: self.options.details,
        }
    }

    fn problem(&self, finding: &Finding) -> Option<&Problem> {
        self.engine.catalogue().problems.get(*self.problems.get(finding.problem.as_str())?)
    }

    fn uri(&self, name: &str) -> String {
        sarif::uri(Path::new(if name == "-" { "stdin" } else { name }), self.current.as_deref())
    }
}

impl Part {
    /// What is there, to be handed over before the rest.
    fn cut(&mut self) -> Self {
        Self {
            printed: std::mem::take(&mut self.printed),
            is_one_of_several: self.is_one_of_several,
            ..Self::default()
        }
    }
}

/// The findings of one text, perhaps seen through several windows.
#[derive(Default)]
struct Findings {
    findings: Vec<Finding>,
    places: Vec<Place>,
    register: Register,
    url: Option<String>,
}

impl Findings {
    /// Adds what was found. A finding without a mark counts only if the address told it.
    fn add(&mut self, scanned: Scanned, region: impl Fn(&Mark) -> Option<Region>) {
        let is_text = scanned.report.url.is_none();
        self.url = scanned.report.url;
        let mut marks: Vec<(Option<&Mark>, u64)> = vec![(None, 0); scanned.report.findings.len()];
        for mark in &scanned.marks {
            if let Some((first, count)) = marks.get_mut(mark.finding as usize) {
                first.get_or_insert(mark);
                *count += 1;
            }
        }
        for (finding, (first, count)) in scanned.report.findings.into_iter().zip(marks) {
            if first.is_none() && is_text {
                continue;
            }
            let at = match self.register.known(&self.findings, &finding) {
                Some(at) => {
                    if self.findings[at].captures.len() < finding.captures.len() {
                        self.findings[at] = finding;
                    }
                    at
                }
                None => {
                    self.findings.push(finding);
                    self.places.push(Place { region: first.and_then(&region), count: 0 });
                    self.findings.len() - 1
                }
            };
            self.places[at].count += count;
        }
    }

    fn seen(self, page: Page) -> Seen {
        let report = Report { schema: SCHEMA.to_owned(), url: self.url, findings: self.findings, settings: None };
        Seen { report, places: self.places, page }
    }
}

/// The place in the blocks of a text of a byte of it.
fn position(text: &str, at: usize) -> (u32, u32) {
    let before = &text[..at];
    let block = before.bytes().filter(|&b| matches!(b, b'\n' | b'\r')).count();
    let line = before.rfind(['\n', '\r']).map_or(0, |end| end + 1);
    let offset = Page::from_text(&before[line..])
        .passages
        .first()
        .and_then(|p| p.blocks.first())
        .map_or(0, |block| block.text.chars().map(|c| c.len_utf16() as u32).sum());
    (block as u32, offset)
}

/// The lines of a text, for those who ask where in it something stands.
struct Lines<'a> {
    text: &'a str,
    /// How many lines stand before it.
    before: u64,
    /// Where each block of the text begins, and how many of its lines end before. Made when it is asked for.
    starts: OnceCell<Vec<(usize, u64)>>,
}

impl<'a> Lines<'a> {
    fn new(text: &'a str, before: u64) -> Self {
        Self { text, before, starts: OnceCell::new() }
    }

    fn starts(&self) -> &[(usize, u64)] {
        self.starts.get_or_init(|| {
            let bytes = self.text.as_bytes();
            let mut starts = vec![(0, 0)];
            let mut lines = 0;
            for (at, &b) in bytes.iter().enumerate().filter(|(_, b)| matches!(b, b'\n' | b'\r')) {
                lines += u64::from(b == b'\n' || bytes.get(at + 1) != Some(&b'\n'));
                starts.push((at + 1, lines));
            }
            starts
        })
    }

    fn region(&self, mark: &Mark) -> Option<Region> {
        let place = |position: Position| {
            let &(start, lines) = self.starts().get(position.block as usize)?;
            let line = self.text[start..].split(['\n', '\r']).next().unwrap_or_default();
            let column = Block::place_in_line(line, position.offset);
            Some((self.before + lines + 1, column.map(|column| u64::from(column) + 1)))
        };
        let ((start_line, start_column), (end_line, end_column)) = (place(mark.start)?, place(mark.end)?);
        Some(Region { start_line, start_column, end_line, end_column })
    }
}

fn json(out: &mut Vec<u8>, file: Option<&str>, mail: Option<usize>, report: &Report) -> io::Result<()> {
    match file {
        Some(file) => serde_json::to_writer(&mut *out, &Named { file, mail, report })?,
        None => serde_json::to_writer_pretty(&mut *out, report)?,
    }
    writeln!(out)
}

/// Counts what is read, for the progress bar.
struct Counted<'a> {
    reader: &'a mut dyn Read,
    bytes: &'a AtomicU64,
}

impl Read for Counted<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.reader.read(buffer)?;
        self.bytes.fetch_add(read as u64, Relaxed);
        Ok(read)
    }
}

/// Writes what the threads hand over.
struct Output<'a> {
    scanner: &'a Scanner<'a>,
    out: BufWriter<&'a mut dyn Write>,
    err: &'a mut dyn Write,
    progress: Progress,
    table: Table,
    /// How many parts with findings have been written.
    parts: u64,
    /// What could not be read, for SARIF.
    unread: Vec<serde_json::Value>,
    several: bool,
}

impl Output<'_> {
    fn begin(&mut self) -> io::Result<()> {
        match self.scanner.options.format {
            Format::Sarif => self.out.write_all(sarif::BEGIN.as_bytes()),
            Format::Human | Format::Json => Ok(()),
        }
    }

    fn take(&mut self, come: Option<Part>) -> io::Result<()> {
        let Some(part) = come else {
            self.progress.show(self.scanner.bytes.load(Relaxed));
            return self.progress.aside(|| self.out.flush());
        };
        self.several |= part.is_one_of_several;
        let language = self.scanner.options.language(self.scanner.environment);
        let separator: &[u8] = match self.scanner.options.format {
            Format::Json => b"",
            Format::Human => b"\n",
            Format::Sarif => b",",
        };
        if !part.printed.is_empty() {
            // What parts one from the next does not stand before the first.
            let rest = if self.parts == 0 { part.printed.strip_prefix(separator) } else { None };
            self.parts += 1;
            let (out, progress) = (&mut self.out, &self.progress);
            progress.aside(|| out.write_all(rest.unwrap_or(&part.printed)))?;
        }
        match part.end {
            None => return Ok(()),
            Some(Ok(())) => self.table.add(&part.findings),
            Some(Err((file, error))) => {
                self.table.unreadable += 1;
                let sentence = words::cannot_read(language, &file, &error);
                if self.scanner.options.format == Format::Sarif {
                    self.unread.push(sarif::unread(&self.scanner.uri(&file), &sentence));
                }
                let (out, err, progress) = (&mut self.out, &mut self.err, &self.progress);
                progress.aside(|| {
                    let flushed = out.flush();
                    let _ = writeln!(err, "{sentence}");
                    flushed
                })?;
            }
        }
        self.progress.file();
        Ok(())
    }

    fn end(&mut self) -> io::Result<()> {
        let Self { scanner, out, table, .. } = self;
        self.progress = Progress::hidden();
        let language = scanner.options.language(scanner.environment);
        let catalogue = scanner.engine.catalogue();
        match scanner.options.format {
            Format::Json => {}
            Format::Human => {
                if self.parts > 0 && table.found > 0 {
                    writeln!(out)?;
                    scanner.printer(&Page::default()).print_hint(out)?;
                }
                if self.several {
                    if self.parts > 0 {
                        writeln!(out)?;
                    }
                    table.print(out, catalogue, language, scanner.environment)?;
                }
            }
            Format::Sarif => {
                let problems: Vec<&Problem> = table.problems().filter_map(|i| catalogue.problems.get(i)).collect();
                out.write_all(sarif::end(scanner.known, &problems, &self.unread, language).as_bytes())?;
            }
        }
        out.flush()
    }
}
