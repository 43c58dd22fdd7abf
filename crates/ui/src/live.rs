//! What everything that lives in a page does alike.

use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsValue;
use web_sys::{Event, EventTarget, FocusOptions, HtmlElement, Window, console};

/// Hears an event as long as the listener lives. It may prevent what the browser would do; a failure goes to the console.
pub fn listen<T: 'static>(
    live: &Rc<T>,
    target: &EventTarget,
    event: &'static str,
    heard: fn(&Rc<T>, &Event) -> Result<(), JsValue>,
) -> EventListener {
    let live = Rc::clone(live);
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(target, event, options, move |event| {
        if let Err(error) = heard(&live, event) {
            console::error_1(&error);
        }
    })
}

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
