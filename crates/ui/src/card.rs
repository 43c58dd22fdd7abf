//! The living card: it listens to the user, changes what is drawn and tells the embedder.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use gloo::{events::EventListener, timers::callback::Timeout};
use js_sys::{Array, Function, futures};
use shirube_core::{
    knowledge::Language,
    protocol::{CardContent, CardEvent, DismissScope},
};
use wasm_bindgen::{JsCast, JsValue, closure::Closure, prelude::wasm_bindgen};
use web_sys::{
    Document, Element, Event, HtmlElement, HtmlInputElement, KeyboardEvent, ResizeObserver, Window, console,
};

use crate::{
    dom::el,
    keyboard::{Row, step},
    live::{copy, focus, listen},
    plain_text::plain_text,
    state::State,
    view,
    words::tag,
};

/// How long a confirmation stays, in milliseconds.
const NOTICE: u32 = 5_000;
/// What the keyboard can reach.
const REACHABLE: &str = "button, a[href], input";
const CAUSES: &str = "[data-action=cause]";
const TABS: &str = "[role=tab]";
const MENU_BUTTON: &str = "[data-action=dismiss]";
const MENU: &str = "[role=menu]";
const MENU_ITEMS: &str = "[role=menuitem]";

/// The card.
#[wasm_bindgen]
pub struct Card {
    live: Rc<Live>,
    observer: ResizeObserver,
    _measure: Closure<dyn FnMut()>,
    _listeners: [EventListener; 3],
}

#[wasm_bindgen]
impl Card {
    /// Prepares an empty card in `root`. Every event goes to `emit`, as a `CardEvent`.
    #[wasm_bindgen(constructor)]
    pub fn new(root: HtmlElement, emit: Function) -> Result<Card, JsValue> {
        let window = web_sys::window().ok_or("no window")?;
        let document = window.document().ok_or("no document")?;
        let surface = el("div").class("surface").build(&document)?;
        let notice = el("p").class("notice").attr("role", "status").build(&document)?;
        root.replace_children_with_node_2(&surface, &notice);
        root.set_attribute("tabindex", "-1")?;
        root.set_attribute("aria-labelledby", view::TITLE)?;

        let live = Rc::new(Live {
            window,
            document,
            root,
            surface,
            notice,
            emit,
            state: RefCell::default(),
            height: Cell::default(),
            hush: RefCell::default(),
        });
        let measure = Closure::<dyn FnMut()>::new({
            let live = Rc::clone(&live);
            move || live.measure()
        });
        let observer = ResizeObserver::new(measure.as_ref().unchecked_ref())?;
        observer.observe(&live.root);
        let listeners = [
            listen(&live, &live.root, "click", Live::clicked),
            listen(&live, &live.root, "change", Live::changed),
            listen(&live, &live.document, "keydown", Live::pressed),
        ];
        Ok(Card { live, observer, _measure: measure, _listeners: listeners })
    }

    /// Draws new content, a `CardContent`.
    pub fn show(&self, content: JsValue) -> Result<(), JsValue> {
        let content: CardContent = serde_wasm_bindgen::from_value(content)?;
        self.live.state.borrow_mut().take(content);
        self.live.draw()
    }

    /// Puts the keyboard focus at the card's beginning.
    pub fn focus(&self) {
        self.live.window.scroll_to_with_x_and_y(0.0, 0.0);
        focus(&self.live.root);
    }
}

impl Drop for Card {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

struct Live {
    window: Window,
    document: Document,
    root: HtmlElement,
    /// Everything that is drawn anew.
    surface: Element,
    /// Confirmations; it must outlive a drawing to be read aloud.
    notice: Element,
    emit: Function,
    state: RefCell<State>,
    /// The height that was told last.
    height: Cell<f64>,
    /// Takes the confirmation away again.
    hush: RefCell<Option<Timeout>>,
}

impl Live {
    fn tell(&self, event: &CardEvent) -> Result<(), JsValue> {
        self.emit.call1(&JsValue::NULL, &serde_wasm_bindgen::to_value(event)?)?;
        Ok(())
    }

    fn measure(&self) {
        let height = self.root.get_bounding_client_rect().height().ceil();
        if height != self.height.replace(height)
            && let Err(error) = self.tell(&CardEvent::Resize { height })
        {
            console::error_1(&error);
        }
    }

    /// Draws everything. Scroll position and focus stay where they are.
    fn draw(&self) -> Result<(), JsValue> {
        let state = self.state.borrow();
        let language = tag(state.language());
        let scroll = self.window.scroll_y()?;
        let focused = self.focused(REACHABLE);
        let drawn = view::card(&state).iter().map(|it| it.build(&self.document)).collect::<Result<Array, _>>()?;
        for element in [Some(self.root.clone().into()), self.document.document_element()].into_iter().flatten() {
            element.set_attribute("lang", language)?;
        }
        self.surface.replace_children_with_node(&drawn);
        self.window.scroll_to_with_x_and_y(0.0, scroll);
        if let Some(element) = focused.and_then(|index| self.all(REACHABLE).into_iter().nth(index)) {
            focus(&element);
        }
        Ok(())
    }

    fn clicked(self: &Rc<Self>, event: &Event) -> Result<(), JsValue> {
        let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return Ok(()) };
        let button = target.closest("button")?;
        let wish = button.as_ref().and_then(Wish::of);
        if wish != Some(Wish::Menu) {
            self.close_menu()?;
        }
        match (wish, button) {
            (Some(Wish::Cause(id)), Some(button)) => self.toggle(&id, &button),
            (Some(Wish::Menu), _) => {
                if self.close_menu()? {
                    return Ok(());
                }
                self.open_menu(0)
            }
            (Some(Wish::Finding(index)), _) => self.select(index),
            (Some(Wish::Speak(language)), _) => self.speak(language),
            (Some(Wish::Dismiss(scope)), _) => self.dismiss(scope),
            (Some(Wish::Copy), _) => self.copy(),
            (Some(Wish::Close), _) => self.tell(&CardEvent::Close),
            _ => Ok(()),
        }
    }

    fn changed(self: &Rc<Self>, event: &Event) -> Result<(), JsValue> {
        let Some(input) = event.target().and_then(|it| it.dyn_into::<HtmlInputElement>().ok()) else { return Ok(()) };
        let Some(step) = input.get_attribute("data-step") else { return Ok(()) };
        let done = input.checked();
        self.state.borrow_mut().tick(&step, done);
        self.tell(&CardEvent::Tick { step, done })
    }

    fn pressed(self: &Rc<Self>, event: &Event) -> Result<(), JsValue> {
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return Ok(()) };
        let key = event.key();
        if key == "Tab" {
            return self.close_menu().map(drop);
        }
        let modified = event.alt_key() || event.ctrl_key() || event.meta_key() || event.shift_key();
        if modified || event.is_composing() || event.default_prevented() {
            return Ok(());
        }
        if key == "Escape" {
            event.prevent_default();
            return self.escape();
        }
        let item = match key.as_str() {
            "ArrowDown" => Some(0),
            "ArrowUp" => self.all(MENU_ITEMS).len().checked_sub(1),
            _ => None,
        };
        if let Some(item) = item.filter(|_| self.focused(MENU_BUTTON).is_some()) {
            event.prevent_default();
            return self.open_menu(item);
        }
        for (row, selector) in [(Row::Down, CAUSES), (Row::Across, TABS), (Row::Down, MENU_ITEMS)] {
            let Some(index) = self.focused(selector) else { continue };
            let all = self.all(selector);
            let Some(next) = step(row, &key, index, all.len()) else { continue };
            event.prevent_default();
            if row == Row::Across {
                return self.select(next);
            }
            // Unlike a redraw, moving is meant to scroll.
            return all.get(next).map_or(Ok(()), HtmlElement::focus);
        }
        Ok(())
    }

    fn escape(&self) -> Result<(), JsValue> {
        if !self.close_menu()? {
            return self.tell(&CardEvent::Close);
        }
        self.all(MENU_BUTTON).iter().for_each(focus);
        Ok(())
    }

    fn toggle(&self, cause: &str, button: &Element) -> Result<(), JsValue> {
        let open = self.state.borrow_mut().toggle(cause);
        button.set_attribute("aria-expanded", if open { "true" } else { "false" })?;
        let panel = button.get_attribute("aria-controls").and_then(|id| self.document.get_element_by_id(&id));
        panel.map_or(Ok(()), |panel| panel.toggle_attribute_with_force("hidden", !open).map(drop))
    }

    fn select(&self, index: usize) -> Result<(), JsValue> {
        self.state.borrow_mut().select(index);
        self.draw()?;
        self.window.scroll_to_with_x_and_y(0.0, 0.0);
        self.all(TABS).get(index).into_iter().for_each(focus);
        let problem = self.state.borrow().shown().map(|shown| shown.problem.clone());
        problem.map_or(Ok(()), |problem| self.tell(&CardEvent::Select { problem }))
    }

    fn speak(&self, language: Language) -> Result<(), JsValue> {
        self.state.borrow_mut().speak(language);
        self.draw()?;
        self.tell(&CardEvent::Speak { language })
    }

    fn dismiss(&self, scope: DismissScope) -> Result<(), JsValue> {
        let problem = self.state.borrow().shown().map(|shown| shown.problem.clone());
        problem.map_or(Ok(()), |problem| self.tell(&CardEvent::Dismiss { problem, scope }))
    }

    /// Opens the menu at one of its lines.
    fn open_menu(&self, item: usize) -> Result<(), JsValue> {
        for button in self.all(MENU_BUTTON) {
            button.set_attribute("aria-expanded", "true")?;
        }
        for menu in self.all(MENU) {
            menu.remove_attribute("hidden")?;
        }
        self.all(MENU_ITEMS).get(item).into_iter().for_each(focus);
        Ok(())
    }

    /// Closes the menu; says whether it was open.
    fn close_menu(&self) -> Result<bool, JsValue> {
        let Some(menu) = self.all(MENU).into_iter().find(|menu| !menu.has_attribute("hidden")) else {
            return Ok(false);
        };
        menu.set_attribute("hidden", "")?;
        for button in self.all(MENU_BUTTON) {
            button.set_attribute("aria-expanded", "false")?;
        }
        Ok(true)
    }

    fn copy(self: &Rc<Self>) -> Result<(), JsValue> {
        let text = {
            let state = self.state.borrow();
            state.shown().map(|shown| plain_text(&state, shown)).unwrap_or_default()
        };
        let live = Rc::clone(self);
        futures::spawn_local(async move {
            let copied = copy(&live.window, &text).await;
            live.notify(copied);
        });
        Ok(())
    }

    fn notify(self: &Rc<Self>, copied: bool) {
        let words = self.state.borrow().words();
        self.notice.set_text_content(Some(if copied { words.copied } else { words.not_copied }));
        let notice = self.notice.clone();
        let hush = Timeout::new(NOTICE, move || notice.set_text_content(None));
        self.hush.replace(Some(hush));
    }

    /// What is drawn and fits a selector.
    fn all(&self, selector: &str) -> Vec<HtmlElement> {
        let Ok(list) = self.surface.query_selector_all(selector) else { return Vec::new() };
        (0..list.length()).filter_map(|i| list.item(i)?.dyn_into().ok()).collect()
    }

    /// Which of them has the focus.
    fn focused(&self, selector: &str) -> Option<usize> {
        let active = self.document.active_element()?;
        self.all(selector).iter().position(|it| it.is_same_node(Some(&active)))
    }
}

/// What a button asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Wish {
    Close,
    Copy,
    Menu,
    Cause(String),
    Finding(usize),
    Speak(Language),
    Dismiss(DismissScope),
}

impl Wish {
    fn of(button: &Element) -> Option<Self> {
        let attribute = |name| button.get_attribute(name);
        if let Some(index) = attribute("data-finding") {
            return index.parse().ok().map(Wish::Finding);
        }
        if let Some(scope) = attribute("data-scope") {
            return match scope.as_str() {
                "once" => Some(Wish::Dismiss(DismissScope::Once)),
                "page" => Some(Wish::Dismiss(DismissScope::Page)),
                "week" => Some(Wish::Dismiss(DismissScope::Week)),
                _ => None,
            };
        }
        match attribute("data-action")?.as_str() {
            "close" => Some(Wish::Close),
            "copy" => Some(Wish::Copy),
            "dismiss" => Some(Wish::Menu),
            "cause" => button.closest("[data-cause]").ok()??.get_attribute("data-cause").map(Wish::Cause),
            "language" => match attribute("data-language")?.as_str() {
                "ja" => Some(Wish::Speak(Language::Ja)),
                "en" => Some(Wish::Speak(Language::En)),
                _ => None,
            },
            _ => None,
        }
    }
}
