// `<|>` in a text marks a cursor: taken out before the text is read.
import { strict as assert } from 'node:assert';

/** The text without its cursor, and the offset of the cursor; anything but one cursor is an error. */
export function readCursor(text: string): { readonly text: string; readonly offset: number } {
  const [before = '', after, ...more] = text.split('<|>');
  assert.ok(after !== undefined && more.length === 0, `one cursor <|> is needed in ${JSON.stringify(text)}`);
  return { text: before + after, offset: before.length };
}
