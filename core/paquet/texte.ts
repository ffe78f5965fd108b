// What no text of a pack may hold: characters that nobody sees, commands hidden in links, markup in what is only words.
import type { Span } from '../text.js';
import type { Probleme, Source } from './source.js';

// Bidirectional marks, zero-width characters, Unicode tags: a text that shows something else than what it says.
const invisible = /[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069]|(?<!^)\ufeff|\udb40[\udc00-\udc7f\udd00-\uddef]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;
const command = /\b(?:command|javascript|vbscript|data|file|vscode(?:-insiders)?):(?!\s)/i;
const markup = /<[a-z!/?]|\]\(|\]\[|!\[/i;

/** Hidden characters and commands anywhere in a text. */
export function hiddenIn(source: Source): Probleme[] {
  const said: Probleme[] = [];
  const look = (pattern: RegExp, code: string, message: string): void => {
    const found = pattern.exec(source.texte);
    if (found) said.push(source.erreur(code, { start: found.index, end: found.index + found[0].length }, message));
  };
  look(invisible, 'caractere-invisible', 'Un caractère que personne ne voit se cache ici : retirez-le.');
  look(control, 'caractere-invisible', 'Un caractère de commande se cache ici : retirez-le.');
  look(command, 'lien-interdit', 'Une adresse qui commande un programme n’a pas sa place ici : retirez-la.');
  return said;
}

/** Markup where only words are shown: a title, a description. */
export function markupIn(source: Source, texte: string, span: Span): Probleme[] {
  return markup.test(texte)
    ? [source.erreur('balisage-interdit', span, 'On attend des mots, sans lien, ni image, ni balise.')]
    : [];
}
