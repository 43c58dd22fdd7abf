//! The living panel: it listens to the user, changes what is drawn and tells the embedder.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use gloo::{events::EventListener, timers::callback::Timeout};
use js_sys::{Array, Function, Reflect, futures};
use shirube_core::{
    knowledge::Language,
    protocol::{PanelContent, PanelRequest},
};
use shirube_ui::parts::{self, Row, el, focus, listen, step, tag};
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use web_sys::{Document, Element, Event, HtmlElement, HtmlInputElement, KeyboardEvent, Window, console};

use crate::{
    form::{FIELD, INVALID, SLOT},
    state::{State, Tab, Tool},
    view,
};

/// How long a confirmation stays, in milliseconds.
const NOTICE: u32 = 5_000;
/// How long after the last key what is typed is looked at, in milliseconds.
const PAUSE: u32 = 200;

/// The side panel.
#[wasm_bindgen]
pub struct Panel {
    live: Rc<Live>,
    _listeners: [EventListener; 4],
}

#[wasm_bindgen]
impl Panel {
    /// Prepares an empty panel in `root`. Every wish goes to `emit`, as a `PanelRequest`.
    #[wasm_bindgen(constructor)]
    pub fn new(root: HtmlElement, emit: Function) -> Result<Panel, JsValue> {
        let window = web_sys::window().ok_or("no window")?;
        let document = window.document().ok_or("no document")?;
        let surface = el("div").class("surface").build(&document)?;
        let notice = el("p").class("notice").attr("role", "status").build(&document)?;
        root.replace_children_with_node_2(&surface, &notice);
        let live = Rc::new(Live {
            window,
            document,
            surface,
            notice,
            emit,
            state: RefCell::default(),
            drawn: RefCell::default(),
            language: Cell::default(),
            hush: RefCell::default(),
            pause: RefCell::default(),
        });
        let listeners = [
            listen(&live, &root, "click", Live::clicked),
            listen(&live, &root, "change", Live::changed),
            listen(&live, &root, "input", Live::typed),
            listen(&live, &root, "keydown", Live::pressed),
        ];
        Ok(Panel { live, _listeners: listeners })
    }

    /// Draws new content, a `PanelContent`. What the user is about to type stays as it is.
    pub fn show(&self, content: JsValue) -> Result<(), JsValue> {
        let content: PanelContent = serde_wasm_bindgen::from_value(content)?;
        let typing = self.live.is_typing(Tab::Tools);
        self.live.state.borrow_mut().take(content, typing);
        self.live.draw()
    }
}

struct Live {
    window: Window,
    document: Document,
    /// Everything that is drawn anew.
    surface: Element,
    /// Confirmations; it must outlive a drawing to be read aloud.
    notice: Element,
    emit: Function,
    state: RefCell<State>,
    /// The three parts as they stand there.
    drawn: RefCell<Vec<parts::Element>>,
    /// The language in which everything stands there.
    language: Cell<Option<Language>>,
    /// Takes the confirmation away again.
    hush: RefCell<Option<Timeout>>,
    /// Waits for the user to stop typing.
    pause: RefCell<Option<Timeout>>,
}

impl Live {
    fn tell(&self, request: &PanelRequest) -> Result<(), JsValue> {
        self.emit.call1(&JsValue::NULL, &serde_wasm_bindgen::to_value(request)?)?;
        Ok(())
    }

    /// Draws what has changed; in another language that is everything. The focus stays where it is.
    fn draw(&self) -> Result<(), JsValue> {
        let state = self.state.borrow();
        let focused = self.document.active_element().map(|it| it.id()).filter(|id| !id.is_empty());
        let views: Vec<parts::Element> = Tab::ALL.map(|tab| view::view(&state, tab)).into();
        let language = Some(state.ui.language());
        if self.language.replace(language) == language {
            for ((tab, old), new) in Tab::ALL.iter().zip(self.drawn.borrow().iter()).zip(&views) {
                if old != new && !self.is_typing(*tab) {
                    self.fill(&view::view_id(*tab), new)?;
                }
            }
        } else {
            let drawn = view::panel(&state).iter().map(|it| it.build(&self.document)).collect::<Result<Array, _>>()?;
            if let Some(root) = self.document.document_element() {
                root.set_attribute("lang", tag(state.ui.language()))?;
            }
            self.surface.replace_children_with_node(&drawn);
        }
        self.drawn.replace(views);
        if let Some(id) = focused
            && self.document.active_element().is_none_or(|it| it.id() != id)
        {
            self.focus(&id);
        }
        Ok(())
    }

    /// Whether the user is at a field of that part: drawing it anew would take it away under the hands.
    fn is_typing(&self, tab: Tab) -> bool {
        let field = self.document.active_element().filter(|active| active.has_attribute(FIELD));
        tab == Tab::Tools && field.is_some()
    }

    /// Replaces what stands in an element.
    fn fill(&self, id: &str, drawn: &parts::Element) -> Result<(), JsValue> {
        let Some(element) = self.document.get_element_by_id(id) else { return Ok(()) };
        let nodes = drawn.content().iter().map(|node| node.build(&self.document)).collect::<Result<Array, _>>()?;
        element.replace_children_with_node(&nodes);
        Ok(())
    }

    /// Says anew what is to be said of what is typed. The fields stay as they are.
    fn answer(&self) -> Result<(), JsValue> {
        let drawn = view::view(&self.state.borrow(), Tab::Tools);
        let [.., old] = &mut self.drawn.borrow_mut()[..] else { return Ok(()) };
        let before = old.all();
        for element in drawn.all() {
            if let Some(name) = element.get(FIELD)
                && let Some(field) = self.document.get_element_by_id(&format!("field-{name}"))
                && let Some(invalid) = element.get(INVALID)
            {
                field.set_attribute(INVALID, invalid)?;
            }
            // What says the same is not read aloud again.
            if let Some(id) = element.get("id").filter(|_| element.get(SLOT).is_some())
                && !before.contains(&element)
            {
                self.fill(id, element)?;
            }
        }
        *old = drawn;
        Ok(())
    }

    fn clicked(self: &Rc<Self>, event: &Event) -> Result<(), JsValue> {
        let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return Ok(()) };
        let Some(button) = target.closest("button")? else { return Ok(()) };
        let named = |attribute| button.get_attribute(attribute);
        if let Some(tab) = named("data-tab").and_then(|name| Tab::ALL.into_iter().find(|tab| tab.name() == name)) {
            return self.select(tab);
        }
        if let Some(tool) = named("data-tool").and_then(|name| Tool::ALL.into_iter().find(|tool| tool.name() == name)) {
            self.state.borrow_mut().tool = tool;
            return self.draw();
        }
        if let Some(step) = named("data-step-id") {
            self.state.borrow_mut().toggle(&step);
            return self.draw();
        }
        if let Some(text) = named("data-copy") {
            self.copy(text);
        }
        match named("data-language").as_deref() {
            Some("ja") => self.speak(Language::Ja),
            Some("en") => self.speak(Language::En),
            _ => Ok(()),
        }
    }

    fn changed(self: &Rc<Self>, event: &Event) -> Result<(), JsValue> {
        let Some(input) = event.target().and_then(|it| it.dyn_into::<HtmlInputElement>().ok()) else { return Ok(()) };
        if let Some(job) = input.get_attribute("data-job") {
            self.tell(&PanelRequest::Choose { job, chosen: input.checked() })?;
        }
        if let Some(step) = input.get_attribute("data-step") {
            self.tell(&PanelRequest::Tick { step, done: input.checked() })?;
        }
        Ok(())
    }

    fn typed(self: &Rc<Self>, event: &Event) -> Result<(), JsValue> {
        let Some(field) = event.target().and_then(|it| it.dyn_into::<Element>().ok()) else { return Ok(()) };
        let Some(name) = field.get_attribute(FIELD) else { return Ok(()) };
        let text = Reflect::get(&field, &"value".into())?.as_string().unwrap_or_default();
        self.state.borrow_mut().types(&name, text);
        let live = Rc::clone(self);
        let pause = Timeout::new(PAUSE, move || {
            if let Err(error) = live.answer() {
                console::error_1(&error);
            }
        });
        self.pause.replace(Some(pause));
        Ok(())
    }

    fn pressed(self: &Rc<Self>, event: &Event) -> Result<(), JsValue> {
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return Ok(()) };
        let modified = event.alt_key() || event.ctrl_key() || event.meta_key() || event.shift_key();
        let Some(focused) = self.document.active_element() else { return Ok(()) };
        let at = Tab::ALL.iter().position(|tab| view::tab_id(*tab) == focused.id());
        let next = at.and_then(|at| step(Row::Across, &event.key(), at, Tab::ALL.len()));
        let Some(tab) = next.and_then(|next| Tab::ALL.get(next)).filter(|_| !modified) else { return Ok(()) };
        event.prevent_default();
        self.select(*tab)
    }

    fn select(&self, tab: Tab) -> Result<(), JsValue> {
        self.state.borrow_mut().tab = tab;
        for other in Tab::ALL {
            if let Some(view) = self.document.get_element_by_id(&view::view_id(other)) {
                view.toggle_attribute_with_force("hidden", other != tab)?;
            }
            if let Some(button) = self.document.get_element_by_id(&view::tab_id(other)) {
                button.set_attribute("aria-selected", if other == tab { "true" } else { "false" })?;
                button.set_attribute("tabindex", if other == tab { "0" } else { "-1" })?;
            }
        }
        self.window.scroll_to_with_x_and_y(0.0, 0.0);
        self.focus(&view::tab_id(tab));
        Ok(())
    }

    fn speak(&self, language: Language) -> Result<(), JsValue> {
        self.state.borrow_mut().speak(language);
        self.draw()?;
        let chosen = self.surface.query_selector(&format!("[data-language={}]", tag(language)))?;
        chosen.and_then(|it| it.dyn_into::<HtmlElement>().ok()).iter().for_each(focus);
        self.tell(&PanelRequest::Speak { language })
    }

    fn focus(&self, id: &str) {
        let element = self.document.get_element_by_id(id).and_then(|it| it.dyn_into::<HtmlElement>().ok());
        element.iter().for_each(focus);
    }

    fn copy(self: &Rc<Self>, text: String) {
        let live = Rc::clone(self);
        futures::spawn_local(async move {
            let copied = parts::copy(&live.window, &text).await;
            live.notify(copied);
        });
    }

    fn notify(self: &Rc<Self>, copied: bool) {
        let state = self.state.borrow();
        let said = if copied { state.say("コピーしました。", "Copied.") } else { state.ui.words().not_copied };
        self.notice.set_text_content(Some(said));
        let notice = self.notice.clone();
        let hush = Timeout::new(NOTICE, move || notice.set_text_content(None));
        self.hush.replace(Some(hush));
    }
}
