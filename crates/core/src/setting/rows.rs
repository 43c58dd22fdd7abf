//! Rows: those of a table or a list that count for a check.

use crate::{
    screen::Screen,
    setting::{
        Filter, RowsRead,
        job::Known,
        judge::Reason,
        read::{self, Table, Value},
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
    /// The table, or the text that says that there is nothing.
    pub node: usize,
}

/// Reads the rows that count.
pub fn read(screen: &Screen, wanted: &RowsRead, known: &Known) -> Result<Rows, Reason> {
    let RowsRead { under, filters, column, empty } = wanted;
    let columns: Vec<&Words> = filters.iter().map(|filter| &filter.column).chain([column]).collect();
    let tables = read::tables(screen, under, &columns);
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
        return Ok(Rows { values: Vec::new(), other: None, incomplete: false, node });
    }
    let first = tables.first().ok_or(Reason::NoLabel)?;
    let mut found = Rows { values: Vec::new(), other: None, incomplete: false, node: first.node };
    for table in &tables {
        found.incomplete |= screen.is_loading() || read::is_incomplete(screen, table);
        let says_something = |row: &&Vec<usize>| {
            row.iter().any(|&cell| read::content(screen, cell).is_some() || !screen.text(cell).is_empty())
        };
        for row in table.rows.iter().filter(says_something) {
            let value = value(screen, table, row, column);
            if counts(screen, table, row, filters, known)? {
                found.values.push(value);
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
        if !cells.iter().any(|&cell| says(screen, cell, filter, remembered)) {
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
    let texts: Vec<&str> = parts.chain(whole).collect();
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
