//! Moving among things that stand in a row: headings, tabs, the lines of a menu.

/// Which way a row runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Row {
    /// From left to right.
    Across,
    /// From top to bottom.
    Down,
}

/// Where a key leads from the thing at `index` of `count`; `None` if it is not a key of this row.
pub fn step(row: Row, key: &str, index: usize, count: usize) -> Option<usize> {
    let last = count.checked_sub(1)?;
    match (row, key) {
        (Row::Across, "ArrowRight") | (Row::Down, "ArrowDown") => Some(if index >= last { 0 } else { index + 1 }),
        (Row::Across, "ArrowLeft") | (Row::Down, "ArrowUp") => Some(index.checked_sub(1).unwrap_or(last)),
        (_, "Home") => Some(0),
        (_, "End") => Some(last),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrows_follow_the_row_and_come_round() {
        assert_eq!(step(Row::Down, "ArrowDown", 0, 3), Some(1));
        assert_eq!(step(Row::Down, "ArrowDown", 2, 3), Some(0));
        assert_eq!(step(Row::Down, "ArrowUp", 0, 3), Some(2));
        assert_eq!(step(Row::Across, "ArrowLeft", 1, 3), Some(0));
        assert_eq!(step(Row::Across, "End", 0, 3), Some(2));
    }

    #[test]
    fn other_keys_are_left_alone() {
        assert_eq!(step(Row::Down, "ArrowRight", 0, 3), None);
        assert_eq!(step(Row::Across, "a", 0, 3), None);
        assert_eq!(step(Row::Down, "Home", 0, 0), None);
    }
}
