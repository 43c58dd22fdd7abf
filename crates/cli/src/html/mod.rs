//! HTML: a saved page into the page model, by the same rules as the extension's content script.
//!
//! [`walk`] goes through the document as a person sees it: open shadow roots and inline frames in their places, hidden
//! things left out ([`visible`]). [`element`] says what an element means, [`collect`] makes blocks of it.

mod collect;
mod element;
mod style;
mod visible;
mod walk;

use scraper::Html;
use shirube_core::page::{Block, Page, Passage};
use url::Url;

use collect::Collector;

/// Reads a page.
pub fn read(html: &str, url: Option<&str>) -> Page {
    let (blocks, account_names) = collect(html, url).finish();
    Page { url: url.map(str::to_owned), account_names, passages: vec![Passage { blocks }], screen: None }
}

/// Reads HTML that is no page, such as the body of a mail.
pub fn blocks(html: &str) -> Vec<Block> {
    collect(html, None).finish().0
}

fn collect(html: &str, url: Option<&str>) -> Collector {
    let mut collector = Collector::default();
    let page = url.and_then(|url| Url::parse(url).ok());
    walk::walk(&Html::parse_document(html), page.as_ref(), &mut collector, 0);
    collector
}

#[cfg(test)]
mod tests {
    use super::*;
    use shirube_core::page::Within;

    /// The blocks of a page, as far as their text is told.
    fn texts(html: &str) -> Vec<String> {
        blocks(html).iter().map(|b| b.text.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
    }

    fn block(html: &str, text: &str) -> Block {
        let blocks = blocks(html);
        blocks.iter().find(|b| b.text.contains(text)).unwrap_or_else(|| panic!("no {text:?} in {blocks:?}")).clone()
    }

    fn headings(html: &str) -> Vec<String> {
        block(html, "MESSAGE").headings
    }

    fn within(html: &str) -> Vec<Within> {
        block(html, "MESSAGE").within
    }

    #[test]
    fn blocks_end_where_block_elements_begin_and_end() {
        assert_eq!(texts("<p>a<b>b</b><br>c<p>d<div>e<span>f</span></div>g"), ["ab c", "d", "ef", "g"]);
        assert_eq!(texts("<table><tr><td>a<td>b</table><button>c</button>d"), ["a", "b", "c", "d"]);
        assert_eq!(blocks("<p>a<br>b &amp;\u{3000}c</p>")[0].text, "a\nb &\u{3000}c");
    }

    #[test]
    fn what_is_not_seen_is_not_read() {
        for hidden in [
            "<p hidden>x</p>",
            "<p style='display:none'>x</p>",
            "<p style='visibility:hidden'>x</p>",
            "<script>x</script><style>x</style><template>x</template><noscript>x</noscript><textarea>x</textarea>",
            "<select><option>x</select><svg><title>x</title><text>x</text></svg><datalist><option>x</datalist>",
            "<object>x</object><audio>x</audio><video>x</video><canvas>x</canvas>",
            "<details><p>x</p></details><dialog>x</dialog><div popover>x</div>",
            "<div contenteditable>x</div><div contenteditable=true>x<b contenteditable=false>x</b></div><div role=textbox>x</div>",
            "<iframe src=a>x</iframe><!-- x -->",
            "<iframe srcdoc='<p>x' hidden></iframe>",
        ] {
            assert_eq!(texts(&format!("<p>a</p>{hidden}<p>b</p>")), ["a", "b"], "{hidden}");
        }
    }

    #[test]
    fn what_is_seen_after_all_is_read() {
        for shown in [
            "<p style='visibility:hidden'><b style='visibility:visible'>x</b></p>",
            "<details><summary>x</summary>y</details>",
            "<details open>x</details>",
            "<dialog open>x</dialog>",
            "<p hidden style='display:block'>x</p>",
            "<p contenteditable=false>x</p>",
            "<iframe srcdoc='&lt;p>x'></iframe>",
        ] {
            assert_eq!(texts(&format!("<p>a</p>{shown}<p>b</p>")), ["a", "x", "b"], "{shown}");
        }
    }

    #[test]
    fn shadow_roots_stand_in_place_of_what_they_hide() {
        let host = |mode: &str, inside: &str| {
            texts(&format!(
                "<x-a><template shadowrootmode={mode}>{inside}</template><p slot=s>s</p><p>d</p></x-a><p>b</p>"
            ))
        };
        assert_eq!(host("open", "<p>x</p>"), ["x", "b"]);
        assert_eq!(host("open", "<p>x</p><slot></slot>"), ["x", "d", "b"]);
        assert_eq!(
            host("open", "<slot name=s></slot><p>x</p><slot></slot><slot name=t>f</slot>"),
            ["s", "x", "d", "f", "b"]
        );
        assert_eq!(host("closed", "<p>x</p><slot></slot>"), ["d", "b"]);
        assert_eq!(texts("<table><template shadowrootmode=open>x</template></table>"), [] as [&str; 0]);
        let nested = "<x-a><template shadowrootmode=open><x-b><template shadowrootmode=open><i><slot></slot></i></template><slot></slot>!</x-b></template>x</x-a>";
        assert_eq!(texts(nested), ["x!"]);
    }

    #[test]
    fn headings_count_within_their_scope() {
        assert_eq!(headings("<h1>a</h1><section><h2>b</h2><p>MESSAGE"), ["b", "a"]);
        assert_eq!(headings("<h1>a</h1><section><h2>b</h2><p>x</section><p>MESSAGE"), ["a"]);
        assert_eq!(headings("<h1>a</h1><h2>b</h2><h3>c</h3><h2>d</h2><p>MESSAGE"), ["d", "a"]);
        assert_eq!(headings("<main><header><div><h2>a</h2></div><p>x</p></header><p>MESSAGE</main>"), ["a"]);
        assert_eq!(headings("<main><div><h2>a</h2></div><p>MESSAGE</main>"), ["a"]);
        assert_eq!(headings("<main><div><h2>a</h2><p>x</div><p>MESSAGE</main>"), [] as [&str; 0]);
        assert_eq!(
            headings(
                "<div role=heading aria-level=3>a</div><h2>b</h2><div role=heading aria-level=3>c</div><p>MESSAGE"
            ),
            ["c", "b"]
        );
        assert_eq!(headings("<h1>a</h1><h2>MESSAGE</h2>"), ["a"]);
        assert_eq!(headings("<h1 hidden>a</h1><p>MESSAGE"), [] as [&str; 0]);
    }

    #[test]
    fn regions_disclosures_and_tables_have_names() {
        assert_eq!(
            headings("<i id=n>b <b>c</b></i><section aria-label=a><div aria-labelledby='n none'><p>MESSAGE"),
            ["b c", "a"]
        );
        assert_eq!(headings("<details open><summary>a</summary><p>MESSAGE</details>"), ["a"]);
        assert_eq!(headings("<details><summary>MESSAGE</summary></details>"), [] as [&str; 0]);
        assert_eq!(headings("<table><caption>c</caption><tr><th>a<th>b<tr><th>x<td>MESSAGE</table>"), ["c", "a", "b"]);
        assert_eq!(headings("<button aria-label=x>MESSAGE</button>"), [] as [&str; 0]);
    }

    #[test]
    fn surroundings_are_told() {
        assert_eq!(within("<p>MESSAGE"), []);
        assert_eq!(within("<div role=alert><pre>MESSAGE"), [Within::Alert, Within::Quotation]);
        assert_eq!(within("<p>x <output>MESSAGE</output>"), [Within::Alert]);
        assert_eq!(within("<article><section><p>MESSAGE"), [Within::Article]);
        assert_eq!(within("<article role=alert>MESSAGE"), [Within::Alert]);
        assert_eq!(within("<code><div>MESSAGE</div></code>"), [Within::Quotation]);
        assert_eq!(within("<p><code>MESSAGE</code>"), []);
        assert_eq!(within("<footer><div role=log>MESSAGE"), [Within::Conversation, Within::Aside]);
        assert_eq!(within("<form role=search>MESSAGE"), [Within::Search]);
    }

    #[test]
    fn a_polite_region_that_is_a_part_of_the_page_is_no_message() {
        assert_eq!(within("<div aria-live=polite><p>MESSAGE"), [Within::Alert]);
        assert_eq!(within("<main aria-live=polite><p>MESSAGE"), []);
        assert_eq!(within("<div aria-live=polite><article><p>MESSAGE"), [Within::Article]);
        assert_eq!(within("<div aria-live=polite><h2>a</h2><p>MESSAGE"), []);
        assert_eq!(within("<div aria-live=polite><div><h2>a</h2><p>x</div><p>MESSAGE"), [Within::Alert]);
        assert_eq!(within("<div aria-live=assertive><h2>a</h2><p>MESSAGE"), [Within::Alert]);
        assert_eq!(within("<main aria-live=polite><p role=status>MESSAGE"), [Within::Alert]);
    }

    #[test]
    fn quotations_within_a_block_have_their_places() {
        assert_eq!(block("<p>😀a<code>b<b>c</b></code>d<a href='/x'>e</a>", "a").quoting, [(3, 5), (6, 7)]);
        assert_eq!(block("<p><a href='#x'>a</a><a>b</a>", "a").quoting, []);
        assert_eq!(block("<a href='/x'><p>a</p></a>", "a").quoting, [(0, 1)]);
    }

    #[test]
    fn account_buttons_are_noted() {
        let names = |html: &str| read(html, None).account_names;
        let label = "Google アカウント: 佐藤 (sato@example.co.jp)";
        assert_eq!(
            names(&format!(
                "<a href=x aria-label='{label}'>佐</a><button>x</button><button title='{label}'>y</button>"
            )),
            [label]
        );
        assert_eq!(
            names("<div role=button>Google Account: a <b>(a@example.com)</b></div>"),
            ["Google Account: a (a@example.com)"]
        );
        assert_eq!(
            names("<p>Google アカウント</p><button hidden aria-label='Google アカウント'>a</button>"),
            [] as [&str; 0]
        );
    }
}
