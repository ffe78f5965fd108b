// Texts with places to fill, in VS Code's snippet syntax: the part of it that modèles and cures use, the rest told as a fault.
import type { Span } from './text.js';

/** A place to fill: `${1:mots}`, `${2|un,deux|}`, `$3`. */
export interface Trou {
  readonly numero: number;
  /** What may stand there: the words to type over, or the values of a choice; empty for a bare place. */
  readonly valeurs: readonly string[];
  readonly genre: 'mots' | 'choix' | 'vide';
  readonly span: Span;
}

/** What this syntax does not allow, or a modèle must not hold. */
export interface FauteDeGabarit {
  readonly span: Span;
  readonly cause: 'ouvert' | 'imbrique' | 'variable' | 'transformation' | 'choix-vide';
}

/** A text read: its own words and its places, in their order. */
export interface Gabarit {
  readonly morceaux: readonly (string | Trou)[];
  readonly fautes: readonly FauteDeGabarit[];
}

const place = /\$(?:(\d{1,9})(?!\d)|\{(\d{1,9})(?!\d)(?:(:)|(\|)|(\/)|\})?|\{?([A-Za-z_]\w*))/y;
/** What an editor would look up, or take for another place, in the words of one. */
const call = /\$\{?(?:([A-Za-z_])|\d)|\$\{/;

/** Reads a text. What cannot be understood stays as words. Never throws. */
export function readGabarit(texte: string): Gabarit {
  const morceaux: (string | Trou)[] = [];
  const fautes: FauteDeGabarit[] = [];
  let words = '';
  let at = 0;
  while (at < texte.length) {
    const escaped = texte[at] === '\\' && /[\\$}]/.test(texte.charAt(at + 1));
    const trou = texte[at] === '$' ? readTrou(texte, at, fautes) : undefined;
    if (trou) {
      if (words !== '') morceaux.push(words);
      words = '';
      morceaux.push(trou);
    } else words += texte.charAt(escaped ? at + 1 : at);
    at = trou ? trou.span.end : at + (escaped ? 2 : 1);
  }
  return { morceaux: words === '' ? morceaux : [...morceaux, words], fautes };
}

function readTrou(texte: string, start: number, fautes: FauteDeGabarit[]): Trou | undefined {
  place.lastIndex = start;
  const [whole = '', bare, digits, colon, bar, slash, name] = place.exec(texte) ?? [];
  const end = start + whole.length;
  const fault = (cause: FauteDeGabarit['cause'], until = end): undefined => {
    fautes.push({ span: { start, end: until }, cause });
  };
  if (whole === '') return undefined;
  if (name !== undefined) return fault('variable');
  if (slash) return fault('transformation');
  const numero = Number(bare ?? digits);
  if (!colon && !bar) {
    const closed = bare !== undefined || whole.endsWith('}');
    return closed ? { numero, valeurs: [], genre: 'vide', span: { start, end } } : fault('ouvert');
  }
  const { valeurs, until, called } = colon ? readWords(texte, end) : readChoice(texte, end);
  // A variable is told of where it stands, when what follows is read in its turn.
  if (called) return called === 'variable' ? undefined : fault('imbrique', until);
  if (until === undefined) return fault('ouvert', lineEnd(texte, end));
  const span = { start, end: until };
  if (bar && valeurs.some((one) => one.trim() === '')) fautes.push({ span, cause: 'choix-vide' });
  if (bar && valeurs.some((one) => call.test(one))) fautes.push({ span, cause: 'variable' });
  return { numero, valeurs, genre: colon ? 'mots' : 'choix', span };
}

interface Values {
  readonly valeurs: readonly string[];
  /** After the closing brace; undefined when there is none. */
  readonly until: number | undefined;
  /** What the words hold that is not words, and ends before `until`. */
  readonly called?: 'variable' | 'imbrique';
}

function readWords(texte: string, from: number): Values {
  let words = '';
  for (let at = from; at < texte.length; at++) {
    const character = texte.charAt(at);
    if (character === '\\' && /[\\$}]/.test(texte.charAt(at + 1))) words += texte.charAt(++at);
    else if (character === '}') return { valeurs: [words], until: at + 1 };
    else {
      const [whole, name] = character === '$' ? (call.exec(texte.slice(at, at + 3)) ?? []) : [];
      if (whole) return { valeurs: [], until: at + 1, called: name ? 'variable' : 'imbrique' };
      words += character;
    }
  }
  return { valeurs: [words], until: undefined };
}

function readChoice(texte: string, from: number): Values {
  const valeurs = [''];
  for (let at = from; at < texte.length; at++) {
    const character = texte.charAt(at);
    const last = valeurs.length - 1;
    if (character === '\\' && /[\\,|]/.test(texte.charAt(at + 1))) valeurs[last] += texte.charAt(++at);
    else if (character === '|') return { valeurs, until: texte[at + 1] === '}' ? at + 2 : undefined };
    else if (character === ',') valeurs.push('');
    else valeurs[last] += character;
  }
  return { valeurs, until: undefined };
}

function lineEnd(texte: string, from: number): number {
  const end = texte.indexOf('\n', from);
  return end < 0 ? texte.length : end;
}

/** The text as it is inserted before anything is typed: words as they are, the first value of a choice, nothing else. */
export function plainSnippet(texte: string): string {
  return readGabarit(texte)
    .morceaux.map((one) => (typeof one === 'string' ? one : (one.valeurs[0] ?? '')))
    .join('');
}

/** The same for a text that stays: a choice that nobody made is a mark to replace, which the tool finds again. */
export function markedSnippet(texte: string): string {
  return readGabarit(texte)
    .morceaux.map((one) => (typeof one === 'string' ? one : markOf(one)))
    .join('');
}

function markOf({ valeurs }: Trou): string {
  return valeurs.length > 1 ? `[à préciser : ${valeurs.join(' ou ')}]` : (valeurs[0] ?? '');
}

/**
 * A text as an editor is sent it: made again from what was read of it, places as places and all the rest as words. Whatever
 * a pack or a dossier put in it, the editor finds no variable there.
 */
export function sentSnippet(texte: string): string {
  return readGabarit(texte)
    .morceaux.map((one) => {
      // Outside a place, a closing brace is a word like another.
      if (typeof one === 'string') return one.replace(/[\\$]/g, '\\$&');
      if (one.genre === 'vide') return texte.slice(one.span.start, one.span.end);
      const plain = one.genre === 'choix' && one.valeurs.every((valeur) => valeur !== '' && !call.test(valeur));
      return plain ? choiceText(one.numero, one.valeurs) : `\${${one.numero}:${snippetText(markOf(one))}}`;
    })
    .join('');
}

/** A text as part of a snippet: what snippets would understand is escaped. */
export function snippetText(texte: string): string {
  return texte.replace(/[\\$}]/g, '\\$&');
}

/** A choice between values, or the only one as words. */
export function choiceText(numero: number, valeurs: readonly string[]): string {
  const [only = ''] = valeurs;
  return valeurs.length < 2
    ? snippetText(only)
    : `\${${numero}|${valeurs.map((one) => one.replace(/[\\,|]/g, '\\$&')).join(',')}|}`;
}

/** The same text, the number of each place but the last one (0) given anew: `next` is told the old one. */
export function renumber(texte: string, next: (numero: number) => number): string {
  let result = '';
  let at = 0;
  for (const one of readGabarit(texte).morceaux) {
    if (typeof one === 'string' || one.numero === 0) continue;
    const start = one.span.start + (texte[one.span.start + 1] === '{' ? 2 : 1);
    result += texte.slice(at, start) + next(one.numero);
    at = start + String(one.numero).length;
  }
  return result + texte.slice(at);
}
