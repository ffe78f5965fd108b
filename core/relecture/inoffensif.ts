// What someone wrote, as Markdown in which nothing links, shows from elsewhere or is a tag. Lines stay lines, code stays code.

/**
 * Code that every reader of Markdown takes for code, whatever stands around: a fence at the margin, whose text holds no
 * other; a span on one line. Any other backtick becomes a letter.
 */
const code = /^```[\w-]*\n(?:(?!.*```).*\n)*?```$|(?<!`)(`{1,2})(?!`)[^`\n]+\1(?!`)/gm;

/** The text, harmless. A backslash is only written as a letter where it would undo that. */
export function inoffensif(texte: string): string {
  const parts: string[] = [];
  const whole = texte.replace(/\r\n?/g, '\n');
  let at = 0;
  for (const { 0: found, index } of whole.matchAll(code)) {
    // A table cuts a span at a bar.
    const kept = found.startsWith('```') || !found.includes('|');
    parts.push(lettres(whole.slice(at, index)), kept ? found : lettres(found));
    at = index + found.length;
  }
  return [...parts, lettres(whole.slice(at))].join('');
}

function lettres(texte: string): string {
  return texte
    .replace(/[&<[\]@`]|\\(?=[&<[\]@`\\~:]|$)|~(?=~~)|:(?=\/\/)/g, (sign) => `&#${sign.charCodeAt(0)};`)
    .replace(/\b(www)\./gi, '$1&#46;')
    .replace(/\n/g, '  \n');
}
