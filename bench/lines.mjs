// A text as its lines, edited the way an editor does: what the edits of a script, and some servers, are made from.

/** A text that is edited. Positions are LSP's: lines, and UTF-16 units in them. */
export class Lines {
  constructor(text) {
    this.lines = text.split('\n');
  }

  /** Replaces a range, as in `textDocument/didChange`. */
  apply({ range: { start, end }, text }) {
    const before = this.lines[start.line].slice(0, start.character);
    const after = this.lines[end.line].slice(end.character);
    const between = `${before}${text}${after}`.split('\n');
    this.lines.splice(start.line, end.line - start.line + 1, ...between);
  }

  toString() {
    return this.lines.join('\n');
  }
}
