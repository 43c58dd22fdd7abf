//! Tables and lists: their rows, which cell stands in which column, and whether they go on where they are not shown.

use crate::{
    fold::fold,
    screen::{Node, Role, Screen},
    setting::{read::stands_under, words::Words},
};

/// Whether the rows that are shown may not be all: there are further pages, or something is being looked for.
pub fn is_incomplete(screen: &Screen, table: &Table) -> bool {
    let shown = table.rows.len() as i32;
    let told = screen.nodes[table.node].rows.is_some_and(|rows| rows < 0 || rows > shown + 1);
    told || is_partial(screen)
}

/// Whether the page may not show all: it is being loaded, goes on elsewhere, or something is being looked for.
pub fn is_partial(screen: &Screen) -> bool {
    screen.cut || screen.is_loading() || screen.nodes.iter().any(goes_on)
}

/// Buttons that show more of a list. Folded.
const FURTHER: &[&str] = &[
    "次のページ",
    "次へ",
    "次のページに移動",
    "さらに表示",
    "もっと見る",
    "さらに読み込む",
    "すべて表示",
    "nextpage",
    "gotonextpage",
    "loadmore",
    "showmore",
    "viewmore",
    "seemore",
];

/// What a field is called that filters a list. Folded.
const FILTERS: &[&str] = &["検索", "フィルタ", "絞り込み", "search", "filter"];

fn goes_on(node: &Node) -> bool {
    let name = node.name.as_deref().unwrap_or_default();
    match node.role {
        Role::Button | Role::Link => node.disabled != Some(true) && FURTHER.contains(&fold(name).as_str()),
        Role::Search => node.filled == Some(true),
        Role::Field => {
            let is_filter = || {
                let name = fold(name);
                FILTERS.iter().any(|words| name.contains(words))
            };
            node.filled == Some(true) && is_filter()
        }
        Role::Text => is_page_of_more(name),
        _ => false,
    }
}

/// Whether a text such as 「1～50 / 120」, "1-2 of 7" or 「7 件中 1～2」 says that there is more than is shown.
fn is_page_of_more(text: &str) -> bool {
    if text.len() > 60 {
        return false;
    }
    let text = fold(text);
    let mut numbers =
        text.split(|c: char| !c.is_ascii_digit() && c != ',').filter_map(|n| n.replace(',', "").parse::<u64>().ok());
    let (Some(a), Some(b), Some(c), None) = (numbers.next(), numbers.next(), numbers.next(), numbers.next()) else {
        return false;
    };
    if text.contains("件中") {
        return a > c || b > 1;
    }
    let spans = text.contains(['-', '~']);
    spans && (text.contains("of") || text.contains('/') || text.contains("中")) && (c > b || a > 1)
}

/// A table or a list: its rows, and which of their cells stand in which column.
pub struct Table {
    /// The node.
    pub node: usize,
    /// What the columns are called; empty for a list.
    pub columns: Vec<String>,
    /// The cells of every row that is no header.
    pub rows: Vec<Vec<usize>>,
}

impl Table {
    /// The cell of a row in a column; the whole row is its first cell where no column is asked for.
    pub fn cell(&self, row: &[usize], column: &Words) -> Option<usize> {
        let at = self.columns.iter().position(|name| column.are(name))?;
        row.get(at).copied()
    }
}

/// The tables and lists that stand under a heading and have certain columns.
pub fn tables(screen: &Screen, under: &Words, columns: &[&Words]) -> Vec<Table> {
    let asked = columns.iter().any(|column| !column.is_empty());
    let mut found = Vec::new();
    for at in 0..screen.nodes.len() {
        let role = screen.nodes[at].role;
        if !(role == Role::Table || (role == Role::List && !asked)) || !stands_under(screen, at, under) {
            continue;
        }
        let table = if role == Role::Table { table(screen, at, asked) } else { list(screen, at) };
        if columns.iter().all(|column| column.is_empty() || table.columns.iter().any(|name| column.are(name))) {
            found.push(table);
        }
    }
    if !asked {
        found.extend(loose(screen).into_iter().filter(|list| stands_under(screen, list.node, under)));
    }
    found
}

/// Entries of lists that do not say that they are lists, as components have them: those that stand in the same box.
fn loose(screen: &Screen) -> Vec<Table> {
    let mut lists: Vec<(Option<u32>, Table)> = Vec::new();
    for at in (0..screen.nodes.len()).filter(|&at| screen.nodes[at].role == Role::Listitem) {
        if screen.nearest(at, Role::List).is_some() || screen.nearest(at, Role::Listitem).is_some() {
            continue;
        }
        let parent = screen.nodes[at].parent;
        match lists.iter_mut().find(|(other, _)| *other == parent) {
            Some((_, list)) => list.rows.push(vec![at]),
            None => lists.push((parent, Table { node: at, columns: Vec::new(), rows: vec![vec![at]] })),
        }
    }
    lists.into_iter().map(|(_, list)| list).collect()
}

fn table(screen: &Screen, at: usize, asked: bool) -> Table {
    let rows: Vec<usize> = screen
        .inside(at)
        .filter(|&i| screen.nodes[i].role == Role::Row && screen.nearest(i, Role::Table) == Some(at))
        .collect();
    let mut columns: Vec<String> = Vec::new();
    let mut body = Vec::new();
    for row in rows {
        let cells = cells(screen, row);
        let is_header = |&c: &usize| screen.nodes[c].role == Role::Columnheader;
        if !cells.is_empty() && cells.iter().filter(|c| is_header(c)).count() * 2 > cells.len() {
            if columns.is_empty() {
                columns = cells.iter().map(|&c| name_of(screen, c)).collect();
            }
        } else if cells.is_empty() {
            body.push(vec![row]);
        } else {
            body.push(cells);
        }
    }
    // A table without header cells: its first row names the columns, if anybody asks for them.
    if columns.is_empty() && asked && !body.is_empty() {
        columns = body[0].iter().map(|&c| name_of(screen, c)).collect();
        body.remove(0);
    }
    // A box to tick, or an icon, at the beginning of the rows may have no name among the columns.
    let is_named = columns.first().is_some_and(|name| !name.is_empty());
    for row in body.iter_mut().filter(|row| is_named && row.len() > columns.len()) {
        if row.first().is_some_and(|&cell| screen.text(cell).is_empty()) {
            row.remove(0);
        }
    }
    Table { node: at, columns, rows: body }
}

fn list(screen: &Screen, at: usize) -> Table {
    let is_entry = |&i: &usize| screen.nodes[i].role == Role::Listitem && screen.nearest(i, Role::List) == Some(at);
    Table { node: at, columns: Vec::new(), rows: screen.inside(at).filter(is_entry).map(|i| vec![i]).collect() }
}

/// The cells of a row.
pub fn cells(screen: &Screen, row: usize) -> Vec<usize> {
    let is_cell = |&i: &usize| {
        matches!(screen.nodes[i].role, Role::Cell | Role::Rowheader | Role::Columnheader)
            && screen.nearest(i, Role::Row) == Some(row)
    };
    screen.inside(row).filter(is_cell).collect()
}

fn name_of(screen: &Screen, cell: usize) -> String {
    let text = screen.text(cell);
    if text.is_empty() { screen.nodes[cell].name.clone().unwrap_or_default() } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::setting::read::{tests::screen, whole};

    #[test]
    fn the_first_row_names_columns_only_if_they_are_asked_for() {
        use Role::{Button, Cell, Row, Table, Text};
        let listed = screen(&[
            (0, Table, ""),
            (1, Row, ""),
            (2, Cell, ""),
            (3, Text, "a.example"),
            (2, Cell, ""),
            (3, Button, ""),
            (4, Text, "Delete"),
        ]);
        let none = Words::default();
        let all = tables(&listed, &none, &[&none]);
        assert_eq!(all[0].rows.len(), 1);
        assert_eq!(whole(&listed, &all[0].rows[0]).text, "a.example");
        assert!(tables(&listed, &none, &[&Words::new(["a.example"])])[0].rows.is_empty());
    }
}
