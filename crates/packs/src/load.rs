//! Loading: pack files into the catalogue, every mistake collected with its place.

use std::collections::{BTreeMap, BTreeSet};

use shirube_core::{
    knowledge::{self as k, Both, Catalogue, Explanations},
    setting::{SettingPage, job::JobAdvice},
};

use crate::{
    check,
    error::{Mistake, PackError, line_of},
    examples::{self, Example, ScreenExample},
    format as f, markup,
    settings::{self, Settings},
};

/// A pack file, read but not yet understood.
#[derive(Debug, Clone, Copy)]
pub struct PackFile<'a> {
    /// Its name, for messages.
    pub name: &'a str,
    /// Its text.
    pub text: &'a str,
}

/// Everything that pack files say.
#[derive(Debug)]
pub struct Knowledge {
    /// What the engine works with.
    pub catalogue: Catalogue,
    /// What it says.
    pub explanations: Explanations,
    /// The examples of all problems.
    pub examples: Vec<Example>,
    /// The examples of all pages with settings.
    pub screens: Vec<ScreenExample>,
    /// Hosts that links may lead to.
    pub linked_hosts: Vec<String>,
    /// Facts covered by a procedure, with the procedure's id.
    pub procedure_facts: Vec<(String, String)>,
    /// Labels that stand in programs, not on pages.
    pub programs: BTreeSet<String>,
}

/// Loads pack files that belong together, and runs their examples.
pub fn load(files: &[PackFile]) -> Result<Knowledge, PackError> {
    let knowledge = load_untried(files)?;
    let mistakes = examples::verify(&knowledge);
    if mistakes.is_empty() { Ok(knowledge) } else { Err(PackError(mistakes)) }
}

/// The same for files whose examples are known to hold.
pub(crate) fn load_untried(files: &[PackFile]) -> Result<Knowledge, PackError> {
    let mut mistakes = Vec::new();
    let mut parsed = Vec::new();
    for file in files {
        match parse_file(file) {
            Ok(content) => parsed.push((Reporter::new(*file), content)),
            Err(mistake) => mistakes.push(mistake),
        }
    }
    if !mistakes.is_empty() {
        return Err(PackError(mistakes));
    }
    let procedures: BTreeMap<&str, (usize, &f::Procedure)> = parsed
        .iter()
        .enumerate()
        .flat_map(|(i, (_, file))| file.procedure.iter().map(move |(id, p)| (id.as_str(), (i, p))))
        .collect();
    let origins: Vec<f::Origin> = parsed.iter().map(|(_, file)| file.origin.clone().unwrap_or_default()).collect();
    let mut builder = Builder {
        procedures,
        origins: &origins,
        catalogue: Catalogue::default(),
        pages: Vec::new(),
        explanations: Explanations::default(),
        examples: Vec::new(),
        screens: Vec::new(),
        linked: Vec::new(),
    };
    for (index, (reporter, file)) in parsed.iter().enumerate() {
        builder.shared(reporter, file);
        builder.causes(reporter, index, file);
        builder.changes(reporter, index, file);
        builder.problems(reporter, index, file);
    }
    let labels = wordings(&builder.explanations.labels);
    for (index, (reporter, file)) in parsed.iter().enumerate() {
        builder.settings(reporter, index, file, &labels);
    }
    let mut procedure_facts = Vec::new();
    for (_, file) in &parsed {
        for (id, procedure) in &file.procedure {
            procedure_facts.extend(procedure.facts.iter().map(|fact| (fact.clone(), id.clone())));
        }
    }
    let Builder { catalogue, pages, explanations, examples, screens, linked, .. } = builder;
    let catalogue = Catalogue { pages: pages.into(), ..catalogue };
    let labels = parsed.iter().flat_map(|(_, file)| &file.label);
    let programs = labels.filter(|(_, label)| label.program).map(|(id, _)| id.clone()).collect();
    let knowledge =
        Knowledge { catalogue, explanations, examples, screens, linked_hosts: linked, procedure_facts, programs };
    for (reporter, file) in &parsed {
        check::references(reporter, file, &knowledge);
    }
    let mistakes: Vec<Mistake> = parsed.iter().flat_map(|(reporter, _)| reporter.take()).collect();
    if mistakes.is_empty() { Ok(knowledge) } else { Err(PackError(mistakes)) }
}

/// Reads one file, without understanding it.
pub(crate) fn parse_file(file: &PackFile) -> Result<f::File, Mistake> {
    toml::from_str(file.text).map_err(|error| Mistake {
        file: file.name.to_owned(),
        line: error.span().map_or(1, |span| line_of(file.text, span.start)),
        key: String::new(),
        message: error.message().to_owned(),
    })
}

/// Collects the mistakes of one file and finds their lines.
pub(crate) struct Reporter<'a> {
    file: PackFile<'a>,
    document: Option<toml_edit::Document<&'a str>>,
    mistakes: std::cell::RefCell<Vec<Mistake>>,
}

impl<'a> Reporter<'a> {
    /// For one file.
    pub(crate) fn new(file: PackFile<'a>) -> Self {
        Self { file, document: toml_edit::Document::parse(file.text).ok(), mistakes: Default::default() }
    }

    /// Notes a mistake at a key such as `problem[0].title.ja`.
    pub(crate) fn report(&self, key: &str, message: impl Into<String>) {
        let (file, line) = (self.file.name.to_owned(), self.line(key));
        self.mistakes.borrow_mut().push(Mistake { file, line, key: key.to_owned(), message: message.into() });
    }

    /// Everything noted so far.
    pub(crate) fn take(&self) -> Vec<Mistake> {
        self.mistakes.take()
    }

    /// The file's text.
    pub(crate) fn text(&self) -> &'a str {
        self.file.text
    }

    /// The file's name.
    pub(crate) fn name(&self) -> &'a str {
        self.file.name
    }

    /// The line of a key, or of the nearest table around it.
    pub(crate) fn line(&self, key: &str) -> usize {
        let Some(document) = &self.document else { return 1 };
        let mut item = document.as_item();
        let mut offset = 0;
        for part in key.split('.') {
            let (name, index) = part.split_once('[').unwrap_or((part, ""));
            let Some(mut next) = item.get(name) else { break };
            if let Some(found) = index.trim_end_matches(']').parse::<usize>().ok().and_then(|i| next.get(i)) {
                next = found;
            }
            offset = next.span().map_or(offset, |span| span.start);
            item = next;
        }
        line_of(self.file.text, offset)
    }
}

struct Builder<'a> {
    procedures: BTreeMap<&'a str, (usize, &'a f::Procedure)>,
    origins: &'a [f::Origin],
    catalogue: Catalogue,
    explanations: Explanations,
    examples: Vec<Example>,
    screens: Vec<ScreenExample>,
    pages: Vec<SettingPage>,
    linked: Vec<String>,
}

/// What a statement takes from around it.
#[derive(Clone)]
struct Context<'a> {
    reporter: &'a Reporter<'a>,
    origin: f::Origin,
}

impl<'a> Context<'a> {
    fn within(&self, inner: Option<&f::Origin>) -> Self {
        let inner = inner.cloned().unwrap_or_default();
        Self {
            reporter: self.reporter,
            origin: f::Origin {
                source: inner.source.or(self.origin.source.clone()),
                verified_on: inner.verified_on.or(self.origin.verified_on.clone()),
                evidence: inner.evidence.or(self.origin.evidence),
            },
        }
    }

    fn statement(&self, key: &str, statement: &f::Statement) -> k::Statement {
        let own = f::Origin {
            source: statement.source.clone(),
            verified_on: statement.verified_on.clone(),
            evidence: statement.evidence,
        };
        let origin = self.within(Some(&own)).origin;
        for (name, missing) in [
            ("source", origin.source.is_none()),
            ("verified_on", origin.verified_on.is_none()),
            ("evidence", origin.evidence.is_none()),
        ] {
            if missing {
                self.reporter.report(key, format!("no {name}: give one here or in [origin]"));
            }
        }
        let verified_on = origin.verified_on.unwrap_or_default();
        if !check::is_date(&verified_on) {
            self.reporter.report(key, format!("verified_on “{verified_on}” is no date: write YYYY-MM-DD"));
        }
        k::Statement {
            text: Both {
                ja: self.sentence(&format!("{key}.ja"), &statement.ja),
                en: self.sentence(&format!("{key}.en"), &statement.en),
            },
            provenance: k::Provenance {
                source: origin.source.unwrap_or_default(),
                verified_on,
                evidence: evidence(origin.evidence.unwrap_or(f::Evidence::Assumed)),
            },
        }
    }

    fn sentence(&self, key: &str, text: &str) -> k::Rich {
        markup::parse(text).unwrap_or_else(|message| {
            self.reporter.report(key, message);
            Vec::new()
        })
    }

    fn statements(&self, key: &str, statements: &[f::Statement]) -> Vec<k::Statement> {
        statements.iter().enumerate().map(|(i, s)| self.statement(&format!("{key}[{i}]"), s)).collect()
    }

    fn optional(&self, key: &str, statement: &Option<f::Statement>) -> Option<k::Statement> {
        statement.as_ref().map(|s| self.statement(key, s))
    }

    fn action(&self, key: &str, step: &f::ActionStep) -> k::Step {
        let statement = f::Statement {
            ja: step.ja.clone(),
            en: step.en.clone(),
            source: step.source.clone(),
            verified_on: step.verified_on.clone(),
            evidence: step.evidence,
        };
        k::Step { procedure: None, text: self.statement(key, &statement), link: step.link.clone() }
    }
}

impl<'a> Builder<'a> {
    fn shared(&mut self, reporter: &Reporter, file: &f::File) {
        if let Some(hosts) = &file.hosts {
            self.linked.extend(hosts.linked.iter().cloned());
            self.catalogue.help_hosts.extend(hosts.help.iter().cloned());
        }
        for (id, source) in &file.source {
            let source = k::Source { title: source.title.clone(), url: source.url.clone() };
            insert(&mut self.explanations.sources, id, source, reporter, "source");
        }
        for (id, label) in &file.label {
            let of = |tongue| if label.assumed.contains(&tongue) { k::Evidence::Assumed } else { k::Evidence::Seen };
            let label = k::Label {
                today: Both { ja: label.ja.clone(), en: label.en.clone() },
                older: Both { ja: label.older.ja.clone(), en: label.older.en.clone() },
                evidence: Both { ja: of(f::Tongue::Ja), en: of(f::Tongue::En) },
            };
            insert(&mut self.explanations.labels, id, label, reporter, "label");
        }
        for (id, link) in &file.link {
            let link = k::Link {
                url: link.url.clone(),
                title: Both { ja: link.ja.clone(), en: link.en.clone() },
                evidence: evidence(link.evidence),
            };
            insert(&mut self.explanations.links, id, link, reporter, "link");
        }
    }

    fn causes(&mut self, reporter: &'a Reporter<'a>, index: usize, file: &f::File) {
        let top = Context { reporter, origin: self.origins[index].clone() };
        for (id, cause) in &file.cause {
            let key = format!("cause.{id}");
            let context = top.within(cause.origin.as_ref());
            let ways = cause.ways.iter().enumerate().map(|(i, way)| {
                let key = format!("{key}.ways[{i}]");
                k::Way {
                    title: context.optional(&format!("{key}.title"), &way.title),
                    warning: context.optional(&format!("{key}.warning"), &way.warning),
                    steps: self.steps(&context, &format!("{key}.steps"), &way.steps),
                    delay: context.optional(&format!("{key}.delay"), &way.delay),
                }
            });
            let built = k::Cause {
                title: context.statement(&format!("{key}.title"), &cause.title),
                why: context.statements(&format!("{key}.why"), &cause.why),
                ways: ways.collect(),
                check: self.steps(&context, &format!("{key}.check"), &cause.check),
                role: context.optional(&format!("{key}.role"), &cause.role),
                edition: context.optional(&format!("{key}.edition"), &cause.edition),
                facts: cause.facts.clone(),
            };
            insert(&mut self.explanations.causes, id, built, reporter, "cause");
        }
    }

    fn changes(&mut self, reporter: &'a Reporter<'a>, index: usize, file: &f::File) {
        let top = Context { reporter, origin: self.origins[index].clone() };
        for (id, change) in &file.change {
            let key = format!("change.{id}");
            if !check::is_period(&change.since) {
                let message = format!("“{}” is no time: write YYYY, YYYY-MM or YYYY-MM-DD", change.since);
                reporter.report(&format!("{key}.since"), message);
            }
            let built = k::Change {
                since: change.since.clone(),
                text: top.statement(&format!("{key}.text"), &change.text),
                facts: change.facts.clone(),
            };
            insert(&mut self.explanations.changes, id, built, reporter, "change");
        }
        for (id, topic) in &file.topic {
            let key = format!("topic.{id}");
            let context = top.within(topic.origin.as_ref());
            let built = k::Topic {
                title: context.statement(&format!("{key}.title"), &topic.title),
                text: context.statements(&format!("{key}.text"), &topic.text),
                steps: self.steps(&context, &format!("{key}.steps"), &topic.steps),
                facts: topic.facts.clone(),
            };
            insert(&mut self.explanations.topics, id, built, reporter, "topic");
        }
    }

    fn steps(&self, context: &Context, key: &str, steps: &[f::Step]) -> Vec<k::Step> {
        let mut out = Vec::new();
        for (i, step) in steps.iter().enumerate() {
            let key = format!("{key}[{i}]");
            match step {
                f::Step::Action(action) => out.push(context.action(&key, action)),
                f::Step::Procedure(f::ProcedureStep { procedure: id }) => match self.procedures.get(id.as_str()) {
                    None => context.reporter.report(&key, format!("there is no procedure “{id}”")),
                    Some(&(home, procedure)) => {
                        let top = Context { reporter: context.reporter, origin: self.origins[home].clone() };
                        let inner = top.within(procedure.origin.as_ref());
                        let title = inner.statement(&key, &procedure.title);
                        let actions = procedure.steps.iter().filter_map(|s| match s {
                            f::Step::Action(action) => Some(inner.action(&key, action)),
                            f::Step::Procedure(_) => {
                                context
                                    .reporter
                                    .report(&key, "a procedure cannot contain another one: write its steps out");
                                None
                            }
                        });
                        let first = out.len();
                        out.extend(actions);
                        if let Some(step) = out.get_mut(first) {
                            step.procedure = Some(title);
                        }
                    }
                },
            }
        }
        out
    }

    fn problems(&mut self, reporter: &'a Reporter<'a>, index: usize, file: &f::File) {
        let top = Context { reporter, origin: self.origins[index].clone() };
        for (i, problem) in file.problem.iter().enumerate() {
            let key = format!("problem[{i}]");
            let context = top.within(problem.origin.as_ref());
            let messages = problem.messages.iter().map(|m| k::Message {
                language: match m.language {
                    f::Tongue::Ja => k::Language::Ja,
                    f::Tongue::En => k::Language::En,
                },
                text: m.text.clone(),
                continues: m.continues.clone(),
                sentence: m.sentence,
                exact: m.exact,
                near: m.near.clone(),
                weak: m.weak || m.evidence == Some(f::Evidence::Assumed),
                evidence: evidence(m.evidence.unwrap_or(f::Evidence::Seen)),
            });
            let signals = problem.signals.iter().map(|s| k::Signal {
                place: k::Place { host: s.host.clone(), path: s.path.clone() },
                parameters: s.parameters.clone().into_iter().collect(),
            });
            let advice = k::Advice {
                title: context.statement(&format!("{key}.title"), &problem.title),
                what: context.statements(&format!("{key}.what"), &problem.what),
                fixer: context.statement(&format!("{key}.fixer"), &problem.fixer),
                avoid: context.statements(&format!("{key}.avoid"), &problem.avoid),
                support: context.optional(&format!("{key}.support"), &problem.support),
                changes: problem.changes.clone(),
                topics: problem.topics.clone(),
            };
            self.examples.extend(examples::of(reporter, &key, problem));
            self.catalogue.problems.push(k::Problem {
                id: problem.id.clone(),
                code: problem.code.clone(),
                refs: problem.refs.clone(),
                facts: problem.facts.clone(),
                severity: match problem.severity {
                    f::Severity::Info => k::Severity::Info,
                    f::Severity::Warning => k::Severity::Warning,
                    f::Severity::Error => k::Severity::Error,
                },
                places: problem
                    .places
                    .iter()
                    .map(|p| k::Place { host: p.host.clone(), path: p.path.clone() })
                    .collect(),
                messages: messages.collect(),
                signals: signals.collect(),
                supersedes: problem.supersedes.clone(),
                wrapper: problem.wrapper,
                title: advice.title.text.map(markup::plain_words),
                causes: problem.causes.clone(),
            });
            self.explanations.advice.insert(problem.id.clone(), advice);
        }
    }
}

impl<'a> Builder<'a> {
    fn settings(
        &mut self,
        reporter: &'a Reporter<'a>,
        index: usize,
        file: &f::File,
        labels: &BTreeMap<String, Vec<String>>,
    ) {
        let settings = Settings { reporter, labels };
        let pages = file.page.iter().enumerate();
        self.pages.extend(pages.map(|(i, page)| settings.page(&format!("page[{i}]"), page)));
        for (i, page) in file.page.iter().enumerate() {
            self.screens.extend(examples::screens_of(reporter, &format!("page[{i}]"), page));
        }
        let context = Context { reporter, origin: self.origins[index].clone() };
        for (i, job) in file.job.iter().enumerate() {
            for (j, step) in job.step.iter().enumerate() {
                let key = format!("job[{i}].step[{j}]");
                let advice = JobAdvice {
                    title: context.statement(&format!("{key}.title"), &step.title),
                    text: context.statements(&format!("{key}.text"), &step.text),
                    link: step.link.clone(),
                    facts: step.facts.clone(),
                };
                insert(&mut self.explanations.steps, &format!("{}/{}", job.id, step.id), advice, reporter, "step");
            }
            self.catalogue.jobs.push(settings::job(job));
        }
    }
}

/// Every wording of every label.
fn wordings(labels: &BTreeMap<String, k::Label>) -> BTreeMap<String, Vec<String>> {
    let all = |label: &k::Label| {
        let today = [&label.today.ja, &label.today.en].into_iter();
        today.chain(&label.older.ja).chain(&label.older.en).cloned().collect()
    };
    labels.iter().map(|(id, label)| (id.clone(), all(label))).collect()
}

fn evidence(evidence: f::Evidence) -> k::Evidence {
    match evidence {
        f::Evidence::Seen => k::Evidence::Seen,
        f::Evidence::Assumed => k::Evidence::Assumed,
    }
}

fn insert<T>(map: &mut BTreeMap<String, T>, id: &str, value: T, reporter: &Reporter, kind: &str) {
    if map.insert(id.to_owned(), value).is_some() {
        reporter
            .report(&format!("{kind}.{id}"), format!("there is another {kind} of this name: choose a different one"));
    }
}
