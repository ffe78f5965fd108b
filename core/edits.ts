// Edits of one place, to the byte: attributes of an opening line, items of a list, whole lines. The rest stays as it is typed.
import type { Fichier, Preuve } from './dossier.js';
import type { Attribut, Valeur } from './extraction.js';
import type { Edit } from './fix.js';
import type { Span } from './text.js';

/**
 * Gives attributes their texts: an empty one is filled, a new one goes before the closing brace, which is added if need
 * be. The texts may hold placeholders; they hold no straight quotation mark.
 */
export function setAttributes({ bloc, fichier }: Preuve, wanted: readonly (readonly [nom: string, texte: string])[]): Edit[] {
  const edits: Edit[] = [];
  const added: string[] = [];
  for (const [nom, texte] of wanted) {
    const own = bloc.attributs.get(nom);
    if (own) edits.push({ fichier, span: own.span, texte: `${nom}="${texte}"` });
    else added.push(`${nom}="${texte}"`);
  }
  if (added.length === 0) return edits;
  return [...edits, addToBraces(fichier, bloc.ouverture, added.join(' '))];
}

/** Adds items to an attribute after those it holds; the attribute is made when it is not there. */
export function addItems(preuve: Preuve, nom: string, textes: readonly string[]): Edit[] {
  const own = preuve.bloc.attributs.get(nom);
  const last = own?.valeurs.at(-1);
  if (!own || !last) return setAttributes(preuve, [[nom, textes.join(', ')]]);
  const { fichier } = preuve;
  const quote = quoteOf(fichier, own);
  const added = textes.map((one) => `, ${one}`).join('');
  if (quote !== '' && !added.includes(quote)) return [{ fichier, span: at(last.span.end), texte: added }];
  return [{ fichier, span: own.span, texte: `${nom}=${quoted(`${own.texte}${added}`)}` }];
}

/** Replaces one item, or a whole name, by a text that needs no quotation marks of its own. */
export function replaceItem(preuve: Preuve, nom: string, item: Valeur, texte: string): Edit {
  const { fichier, bloc } = preuve;
  const own = bloc.attributs.get(nom);
  const quote = own ? quoteOf(fichier, own) : '"';
  if (!own || (quote !== '' && !texte.includes(quote)) || /^[^\s"'=<>`{},]+$/.test(texte))
    return { fichier, span: item.span, texte };
  const whole = own.valeurs.map((one) => (one.span.start === item.span.start ? texte : one.texte)).join(', ');
  return { fichier, span: own.span, texte: `${nom}=${quoted(whole)}` };
}

/** Takes one item out of an attribute, with the comma that held it. */
export function removeItem({ fichier }: Preuve, { valeurs }: Attribut, item: Valeur): Edit {
  const index = valeurs.findIndex((one) => one.span.start === item.span.start);
  const [before, after] = [valeurs[index - 1], valeurs[index + 1]];
  const span = after
    ? { start: item.span.start, end: after.span.start }
    : { start: before?.span.end ?? item.span.start, end: item.span.end };
  return { fichier, span, texte: '' };
}

/** Takes an indication out of the braces, with the blank before it (or after it, when it comes first). */
export function removeIndication({ fichier }: Preuve, { start, end }: Span): Edit {
  const { texte } = fichier;
  let [from, to] = [start, end];
  while (isBlank(texte[from - 1])) from--;
  if (texte[from - 1] === '{') {
    from = start;
    while (isBlank(texte[to])) to++;
  }
  return { fichier, span: { start: from, end: to }, texte: '' };
}

/** Replaces a stretch, leaving out what the new text has in common with it at both ends. */
export function replace(fichier: Fichier, span: Span, texte: string): Edit {
  const before = fichier.rope.slice(span.start, span.end);
  const shortest = Math.min(before.length, texte.length);
  let start = 0;
  while (start < shortest && before[start] === texte[start]) start++;
  let end = 0;
  while (end < shortest - start && before.at(-1 - end) === texte.at(-1 - end)) end++;
  return {
    fichier,
    span: { start: span.start + start, end: span.end - end },
    texte: texte.slice(start, texte.length - end),
  };
}

/** Takes a name out of the list of parts of a front matter: its line, or its place between commas. */
export function removePart(fichier: Fichier, { span }: Valeur): Edit {
  const { texte } = fichier;
  const line = lineAround(texte, span.start);
  if (/^[ \t]*-[ \t]+$/.test(texte.slice(line.start, span.start)) && texte.slice(span.end, line.end).trim() === '')
    return removeLine(fichier, span.start);
  let { start, end } = span;
  const after = /^\s*,\s*/.exec(texte.slice(end, end + 200))?.[0].length ?? 0;
  if (after > 0) end += after;
  else start -= /,\s*$/.exec(texte.slice(Math.max(0, start - 200), start))?.[0].length ?? 0;
  return { fichier, span: { start, end }, texte: '' };
}

/** Takes a whole line out, with its end. */
export function removeLine(fichier: Fichier, offset: number): Edit {
  const { start, end } = lineAround(fichier.texte, offset);
  const eol = /^(?:\r\n|\n|\r)/.exec(fichier.texte.slice(end, end + 2))?.[0].length ?? 0;
  return { fichier, span: { start, end: end + eol }, texte: '' };
}

/** The line end a text uses: that of its first line; LF when it has one line only. */
export function eolOf(texte: string): string {
  return /\r\n|\n|\r/.exec(texte)?.[0] ?? '\n';
}

/** The line around an offset, without its end; a byte order mark belongs to no line. */
export function lineAround(texte: string, offset: number): Span {
  let start = offset;
  while (start > 0 && !isEol(texte[start - 1]) && texte[start - 1] !== '\ufeff') start--;
  let end = offset;
  while (end < texte.length && !isEol(texte[end])) end++;
  return { start, end };
}

/** What a further line of the same quotation or list item starts with; `prefix` starts the first one. */
export function continuation(prefix: string): string {
  return prefix.replace(/[^>\s]/g, ' ');
}

/** An empty span. */
export function at(offset: number): Span {
  return { start: offset, end: offset };
}

function addToBraces(fichier: Fichier, { end }: Span, texte: string): Edit {
  if (fichier.rope.slice(end - 1, end) !== '}') return { fichier, span: at(end), texte: `{${texte}}` };
  const before = fichier.rope.slice(end - 2, end - 1);
  return { fichier, span: at(end - 1), texte: before === '{' || isBlank(before) ? texte : ` ${texte}` };
}

/** The quotation mark an attribute's value stands in; empty when it stands in none. */
function quoteOf({ rope }: Fichier, { span }: Attribut): string {
  const written = rope.slice(span.start, span.end);
  const last = written.at(-1) ?? '';
  return (last === '"' || last === "'") && written.includes('=') ? last : '';
}

function quoted(texte: string): string {
  if (!texte.includes('"')) return `"${texte}"`;
  return texte.includes("'") ? `"${texte.replaceAll('"', '”')}"` : `'${texte}'`;
}

function isBlank(character: string | undefined): boolean {
  return character === ' ' || character === '\t';
}

function isEol(character: string | undefined): boolean {
  return character === '\n' || character === '\r';
}
