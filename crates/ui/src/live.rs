//! What everything that lives in a page does alike.

use web_sys::{FocusOptions, HtmlElement, Window};

/// Copies a text; whether that worked.
pub async fn copy(window: &Window, text: &str) -> bool {
    let clipboard = window.navigator().clipboard();
    !clipboard.is_undefined() && clipboard.write_text(text).await.is_ok()
}

/// Moves the focus without scrolling.
pub fn focus(element: &HtmlElement) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    // An element that cannot take the focus leaves it where it is.
    let _ = element.focus_with_options(&options);
}
