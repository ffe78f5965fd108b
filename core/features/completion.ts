// Completion: what may be written where the cursor is, the likeliest first; nothing in prose, in code or in a comment.
import type { Analysis } from '../analysis.js';
import type { Fichier } from '../dossier.js';
import { fold, type Span } from '../text.js';
import { type Typing, typingAt } from './cursor.js';
import { attributPropositions } from './proposals/attributs.js';
import { clePropositions, valeurDeClePropositions } from './proposals/entete.js';
import { modelePropositions } from './proposals/modeles.js';
import { naturePropositions } from './proposals/natures.js';
import type { Proposal } from './proposals/proposal.js';
import { renvoiPropositions, valeurPropositions } from './proposals/valeurs.js';

/** One thing that may be written, as plain text. */
export interface Proposition {
  readonly genre: Proposal['genre'];
  /** What is shown in the list. */
  readonly label: string;
  /** A few words beside it. */
  readonly detail: string;
  /** A longer help. */
  readonly aide: string;
  /** What the typed text is compared with: without accents, and as it is written. */
  readonly filtre: string;
  /** Text to insert, for an editor without snippets. */
  readonly texte: string;
  /** The same as a snippet, where it has places to fill. */
  readonly modele: string | undefined;
}

/** What may replace `span`, the likeliest first. */
export interface Completion {
  /** What is replaced, whole: it holds the cursor, on one line. */
  readonly span: Span;
  readonly propositions: readonly Proposition[];
}

/** What may be written at an offset of a file; undefined where nothing is proposed. */
export function completion(analysis: Analysis, fichier: Fichier, offset: number): Completion | undefined {
  const typing = typingAt(fichier, offset);
  const found = typing ? proposals(analysis, fichier, typing) : [];
  if (!typing || found.length === 0) return undefined;
  const typed = fichier.texte.slice(typing.span.start, offset);
  return { span: typing.span, propositions: found.map((one) => proposition(one, typed)) };
}

function proposals(analysis: Analysis, fichier: Fichier, typing: Typing): readonly Proposal[] {
  switch (typing.type) {
    case 'nature':
      return naturePropositions(analysis, fichier, typing);
    case 'attribut':
      return attributPropositions(analysis, fichier, typing);
    case 'valeur':
      return valeurPropositions(analysis, fichier, typing);
    case 'modele':
      return modelePropositions(analysis, fichier, typing.span);
    case 'renvoi':
      return renvoiPropositions(analysis);
    case 'cle':
      return clePropositions(typing);
    case 'valeurDeCle':
      return valeurDeClePropositions(analysis.cadre, typing);
  }
}

function proposition({ noms, modele, ...rest }: Proposal, typed: string): Proposition {
  return { ...rest, modele, filtre: filterText(noms, typed) };
}

/** Editors look for what was typed, accent for accent: a name is given as it was begun, then in the other way. */
function filterText(noms: readonly string[], typed: string): string {
  const form = typed === typed.normalize('NFC') ? 'NFC' : 'NFD';
  const plain = noms.map(fold);
  const written = noms.map((nom) => nom.toLowerCase().normalize(form));
  const accented = typed.toLowerCase() !== typed.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return [...new Set(accented ? [...written, ...plain] : [...plain, ...written])].join(' ');
}
