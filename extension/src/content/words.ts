import type { Both, Language } from "../protocol.ts";

const both = (ja: string, en: string): Both<string> => ({ ja, en });

/** What the content script itself says. Everything else comes from the packs and the card. */
const WORDS = {
  causes: both("原因の候補 {n} 件", "{n} possible causes"),
  cause: both("原因の候補 1 件", "1 possible cause"),
  error: both("エラー", "Error"),
  warning: both("注意", "Warning"),
  info: both("お知らせ", "Note"),
  found: both("標 Shirube: {code} {title}。説明があります。", "Shirube: {code} {title}. An explanation is available."),
  gone: both("標 Shirube: エラーの表示が消えました。", "Shirube: the error message is gone."),
  card: both("標 Shirube の説明", "Shirube's explanation"),
} as const;

/** A sentence, with its blanks filled. */
export function say(word: keyof typeof WORDS, language: Language, blanks: Readonly<Record<string, string | number>> = {}): string {
  return WORDS[word][language].replace(/\{(\w+)\}/g, (_, name: string) => String(blanks[name] ?? ""));
}
