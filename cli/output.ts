// Where the terminal commands write, and the one function that makes a text safe to show in a terminal.

/** Where a command's words go: the terminal, or a test's list. */
export interface Output {
  /** Columns a line may take; undefined when the text goes to a file or another program. */
  readonly width: number | undefined;
  print(text: string): void;
  error(text: string): void;
  /** How far the work is, on a line that the next one replaces; empty takes it away. Only a terminal shows it. */
  progress(text: string): void;
}

/** The terminal this program runs in. */
export const terminal: Output = {
  width: process.stdout.isTTY ? process.stdout.columns : undefined,
  print: (text) => void process.stdout.write(`${text}\n`),
  error: (text) => void process.stderr.write(`dep : ${text}\n`),
  progress: (text) => void (process.stderr.isTTY && process.stderr.write(`\r\u001b[K${text}`)),
};

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const unsafe = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** Text without control, bidirectional or invisible characters: each is shown as `\u{…}`. */
export function printable(text: string): string {
  return text.replace(unsafe, (character) => `\\u{${character.charCodeAt(0).toString(16)}}`);
}

/** Data as JSON whose text values hold none of these characters either. */
export function json(data: unknown): string {
  return JSON.stringify(data, null, 2).replace(
    unsafe,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Words folded into lines of at most `width` columns; a no-break space never breaks. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/[ \n]+/)) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
