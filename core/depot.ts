// A file that is dropped becomes a preuve: the name it takes in the dossier, and what the block says of it.

import { snippetText } from './gabarit.js';
import type { BlocDeModele } from './modele.js';

/** The folder of the files a dossier shows, beside its root. */
export const dossierDesPreuves = 'preuves';

/** A name that links and every disk take: accents composed, no space, no sign of paths or of Markdown. */
export function nomDePreuve(name: string): string {
  const base = name.normalize('NFC').split(/[\\/]/).at(-1) ?? '';
  const dot = base.lastIndexOf('.');
  const clean = (text: string): string =>
    text
      .replace(/[^\p{L}\p{M}\p{N}_.-]+/gu, '-')
      .replace(/-*\.-*|-{2,}/g, (found) => (found.includes('.') ? '.' : '-'))
      .replace(/^[.-]+|[.-]+$/g, '');
  const stem = clean(dot > 0 ? base.slice(0, dot) : base) || 'preuve';
  const extension = dot > 0 ? clean(base.slice(dot + 1)) : '';
  return extension === '' ? stem : `${stem}.${extension}`;
}

/** The same with a number when a name is taken, whatever its capitals. */
export function nomLibre(name: string, taken: readonly string[]): string {
  const used = new Set(taken.map((one) => one.normalize('NFC').toLowerCase()));
  const [, stem = name, extension = ''] = /^(.*?)(\.[^.]*)?$/.exec(name) ?? [];
  let free = name;
  for (let number = 2; used.has(free.toLowerCase()); number++) free = `${stem}-${number}${extension}`;
  return free;
}

/** What a file’s name says, as a title. */
export function titreDeFichier(name: string): string {
  return name
    .normalize('NFC')
    .replace(/\.[^.]*$/, '')
    .replace(/[-_\s]+/g, ' ')
    .trim();
}

/** What is dropped: a file of the dossier, by its path from the folder of the root, or words. */
export type Depot = { readonly chemin: string; readonly titre: string } | { readonly texte: string };

/** The block of what is dropped, in the file it goes in: a link (an image is shown) or the words, and what is left to say. */
export function blocDeDepot(nature: string, depot: Depot, from: string): BlocDeModele {
  const say = `\${1:[à rédiger : ce que cela montre de votre pratique]}`;
  if ('texte' in depot) {
    const words = depot.texte
      .replace(/\r\n?/g, '\n')
      .replace(/^([ \t]*)(#{1,6}[ \t]|:{3})/gm, '$1\\$2')
      .trim();
    return { nature, titre: '', attributs: new Map(), corps: `\n${snippetText(words)}\n` };
  }
  const titre = depot.titre.replace(/[[\]{}<>\\`*_\s]+/g, ' ').trim();
  const path = relativePath(from, depot.chemin)
    .replace(/[\s()<>"\\%#?]/g, encodeURIComponent)
    .replace(/[()]/g, (one) => (one === '(' ? '%28' : '%29'));
  const image = /\.(?:png|jpe?g|gif|webp|svg|avif)$/i.test(depot.chemin) ? '!' : '';
  return {
    nature,
    titre: snippetText(titre),
    attributs: new Map(),
    corps: `${snippetText(`\n${image}[${titre}](${path})\n\n`)}${say}\n`,
  };
}

/** From one file of a dossier to another, both by their path from its root. */
function relativePath(from: string, to: string): string {
  const [here, there] = [from.split('/').slice(0, -1), to.split('/')];
  let shared = 0;
  while (shared < here.length && here[shared] === there[shared]) shared++;
  return [...here.slice(shared).map(() => '..'), ...there.slice(shared)].join('/');
}
