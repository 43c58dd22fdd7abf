//! Rows: those of a table or a list that count for a check.

use crate::{
    screen::{Role, Screen},
    setting::{
        Filter, RowsRead,
        job::Known,
        judge::{Reason, parameter},
        read::{self, Value},
        table::{self, Table},
        words::Words,
    },
};

/// The rows that count, and how many there are.
pub struct Rows {
    /// What they say in the column that is read.
    pub values: Vec<Value>,
    /// The first row that does not count.
    pub other: Option<Value>,
    /// There may be more rows than are shown.
    pub incomplete: bool,
    /// Rows count only because nothing is remembered that would tell which.
    pub unsure: bool,
    /// The table, or the text that says that there is nothing.
    pub node: usize,
}

/// Reads the rows that count.
pub fn read(screen: &Screen, url: &str, wanted: &RowsRead, known: &Known) -> Result<Rows, Reason> {
    let RowsRead { under, filters, column, empty, above } = wanted;
    let filters: Vec<Filter> = filters.iter().map(|filter| filled(filter, url)).collect();
    let asked = filters.iter().filter(|filter| !filter.vacant);
    let columns: Vec<&Words> = asked.map(|filter| &filter.column).chain([column]).collect();
    let is_unseen = |filter: &&Filter| filter.known.as_ref().is_some_and(|name| !known.contains_key(name));
    let unsure = filters.iter().find(is_unseen).map(|filter| filter.lenient);
    let tables = table::tables(screen, under, &columns);
    let says_nothing = |row: &Vec<usize>| {
        row.iter().all(|&cell| {
            let text = screen.text(cell);
            text.is_empty() || empty.are(&text)
        })
    };
    if !empty.is_empty()
        && tables.iter().all(|table| table.rows.iter().all(says_nothing))
        && let Some(node) = read::standing(screen, empty, under)
    {
        let incomplete = table::is_partial(screen);
        return match unsure {
            Some(false) => Err(Reason::NotSeen),
            _ => Ok(Rows { values: Vec::new(), other: None, incomplete, unsure: unsure.is_some(), node }),
        };
    }
    let first = tables.first().ok_or(Reason::NoLabel)?;
    if unsure == Some(false) {
        return Err(Reason::NotSeen);
    }
    let mut found =
        Rows { values: Vec::new(), other: None, incomplete: false, unsure: unsure.is_some(), node: first.node };
    for table in &tables {
        found.incomplete |= screen.is_loading() || table::is_incomplete(screen, table);
        let says_something = |row: &&Vec<usize>| {
            row.iter().any(|&cell| read::content(screen, cell).is_some() || !screen.text(cell).is_empty())
        };
        for row in table.rows.iter().filter(says_something) {
            let value = value(screen, table, row, column);
            if counts(screen, table, row, &filters, known)? {
                found.values.push(if *above { row_above(screen, table, row, value.node)? } else { value });
            } else {
                found.other.get_or_insert(value);
            }
        }
    }
    Ok(found)
}

/// What a row says in a column, or altogether.
fn value(screen: &Screen, table: &Table, row: &[usize], column: &Words) -> Value {
    let cell = if column.is_empty() { None } else { table.cell(row, column) };
    let nothing = |node| Value { text: String::new(), on: None, node };
    cell.map_or_else(|| read::whole(screen, row), |cell| read::content(screen, cell).unwrap_or_else(|| nothing(cell)))
}

/// What stands first in the row of a tree that another row belongs to: the nearest one before it that is less deep.
fn row_above(screen: &Screen, table: &Table, row: &[usize], node: usize) -> Result<Value, Reason> {
    let level = |row: &[usize]| {
        let at = *row.first()?;
        screen.nodes[screen.nearest(at, Role::Row).unwrap_or(at)].level
    };
    let own = level(row).ok_or(Reason::NoValue)?;
    let before = table.rows.iter().take_while(|other| other.as_slice() != row);
    let parent = before.filter(|other| level(other).is_some_and(|level| level < own)).last().ok_or(Reason::NoValue)?;
    let said = parent.iter().find_map(|&cell| read::content(screen, cell)).ok_or(Reason::NoValue)?;
    Ok(Value { node, ..said })
}

/// A filter whose words know the address.
fn filled(filter: &Filter, url: &str) -> Filter {
    let fill = |word: &String| {
        let Some((before, (name, after))) = word.split_once('{').and_then(|(b, rest)| Some((b, rest.split_once('}')?)))
        else {
            return word.clone();
        };
        let is_plain = |value: &&str| value.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.".contains(&b));
        match Some(parameter(url, name)).filter(|value| !value.is_empty()).filter(is_plain) {
            Some(value) => format!("{before}{}{after}", value.to_lowercase()),
            None => after.to_owned(),
        }
    };
    Filter { ends: Words(filter.ends.0.iter().map(fill).collect()), ..filter.clone() }
}

/// Whether a row says all that it must.
fn counts(screen: &Screen, table: &Table, row: &[usize], filters: &[Filter], known: &Known) -> Result<bool, Reason> {
    for filter in filters {
        let cells: Vec<usize> =
            if filter.column.is_empty() { row.to_vec() } else { table.cell(row, &filter.column).into_iter().collect() };
        let remembered = match &filter.known {
            None => None,
            Some(name) => match known.get(name) {
                None if filter.lenient => continue,
                None => return Err(Reason::NotSeen),
                values => values,
            },
        };
        let is_silent = |&cell: &usize| read::content(screen, cell).is_none_or(|value| says_nothing(&value));
        if filter.vacant && cells.iter().all(is_silent) {
            continue;
        }
        if filter.told && cells.iter().all(is_silent) {
            return Err(Reason::NoValue);
        }
        if filter.vacant || !cells.iter().any(|&cell| says(screen, cell, filter, remembered)) {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Whether a cell says what a filter asks for. A cell may hold a name and something beneath it: each counts by itself, too.
fn says(screen: &Screen, cell: usize, filter: &Filter, remembered: Option<&Vec<String>>) -> bool {
    let value = read::content(screen, cell);
    let whole = value.as_ref().map(|value| value.text.as_str());
    let parts = screen.inside(cell).filter_map(|i| screen.nodes[i].name.as_deref());
    let pieces = whole.filter(|_| filter.listed).into_iter().flat_map(|text| text.split([',', '、', '，', '\n']));
    let texts: Vec<&str> = parts.chain(whole).chain(pieces).collect();
    let any =
        |words: &Words, fits: fn(&Words, &str) -> bool| words.is_empty() || texts.iter().any(|text| fits(words, text));
    let is_known = |values: &Vec<String>| {
        texts.iter().any(|text| values.iter().any(|known| known.eq_ignore_ascii_case(text.trim())))
    };
    any(&filter.is, Words::are)
        && any(&filter.begins, Words::begin)
        && any(&filter.ends, Words::end)
        && !texts.iter().any(|text| filter.is_not.are(text))
        && filter.on.is_none_or(|on| value.as_ref().is_some_and(|value| value.on == Some(on)))
        && remembered.is_none_or(is_known)
}

/// Whether a cell says nothing: it is empty, or holds a dash.
fn says_nothing(value: &Value) -> bool {
    value.on.is_none() && value.text.trim().trim_matches(['-', '–', '—', 'ー', '―']).is_empty()
}
