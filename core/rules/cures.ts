// Shared by the rules: the cures that several of them propose.
import type { Fichier, Preuve } from '../dossier.js';
import { addItems, continuation, lineAround, removePart, replace, replaceItem } from '../edits.js';
import { readEntete } from '../entete.js';
import type { Valeur } from '../extraction.js';
import type { RuleContext } from '../finding.js';
import { applyEdits, type Edit, type Fix } from '../fix.js';
import { listAnd, quoted } from '../french.js';
import { snippetText } from '../gabarit.js';
import { endOf, insertLines, placeOfType } from '../insertion.js';
import type { PartieType } from '../referentiel.js';
import type { Span } from '../text.js';

/** « Écrire … » : a word for another one. */
export function write(fichier: Fichier, span: Span, texte: string): Fix {
  return { titre: `Écrire ${quoted(texte)}`, edits: [replace(fichier, span, texte)] };
}

/** « Écrire … » in place of one item of an attribute. */
export function writeItem(preuve: Preuve, nom: string, item: Valeur, texte: string): Fix {
  return { titre: `Écrire ${quoted(texte)}`, edits: [replaceItem(preuve, nom, item, texte)] };
}

/** The words that something else than commas holds together in an item, « et » among them; undefined when one of them is not known. */
export function several(texte: string, isKnown: (one: string) => boolean): readonly string[] | undefined {
  // Between words that hold no space, spaces too.
  for (const separator of [/[;/+&]|(?:^|\s)et\s/i, /[\s;/+&]+(?:et\s+)?|^et\s+/i]) {
    const parts = texte.split(separator).flatMap((one) => one.trim() || []);
    if (parts.length > 0 && parts.every(isKnown)) return parts;
  }
  return undefined;
}

/** The same with commas, for an item that holds several words of its list; it needs no decision. */
export function separate(preuve: Preuve, nom: string, item: Valeur, parts: readonly string[]): Fix {
  return {
    titre: 'Séparer par des virgules',
    edits: [replaceItem(preuve, nom, item, parts.map((one) => one.trim()).join(', '))],
    sure: true,
    preferee: true,
  };
}

/** « Ajouter … » : items of an attribute, with the words that introduce them. */
export function addTo(preuve: Preuve, nom: string, titres: readonly string[], what: string): Fix {
  return { titre: `Ajouter ${what} ${listAnd(titres.map(quoted))}`, edits: addItems(preuve, nom, titres) };
}

/** The first of several is the one to propose first. */
export function preferFirst([first, ...others]: readonly Fix[]): readonly Fix[] {
  return first ? [{ ...first, preferee: true }, ...others] : [];
}

/** Takes a file out of the list of parts. */
export function unlist(fichier: Fichier, valeur: Valeur): Fix {
  return { titre: `Retirer ${quoted(valeur.texte)} de la liste des parties`, edits: [removePart(fichier, valeur)] };
}

/** A file name as YAML writes it. */
export function yamlName(name: string): string {
  const plain = /^[\p{L}\p{N}_./](?:[\p{L}\p{N}_./ -]*[\p{L}\p{N}_./-])?$/u;
  return plain.test(name) ? name : `"${name.replace(/[\\"]/g, '\\$&')}"`;
}

/** The front matter that a file has once an edit is made in it. */
export function enteteAfter(fichier: Fichier, edit: Edit): ReturnType<typeof readEntete> | undefined {
  const { entete } = fichier.extraction;
  if (!entete) return undefined;
  const end = entete.contentStart + entete.yaml.length;
  const { length } = fichier.texte;
  const after = applyEdits(fichier, [edit]);
  return readEntete(after.slice(entete.contentStart, end + after.length - length), entete.contentStart);
}

/** Turns a line of a front matter into a comment: nothing that was typed is lost. */
export function commentOut(fichier: Fichier, offset: number): Fix {
  const { start } = lineAround(fichier.texte, offset);
  return { titre: 'Mettre cette ligne en commentaire', edits: [{ fichier, span: { start, end: start }, texte: '# ' }] };
}

/** Moves a preuve into the partie where it is expected, a link to it staying in its place; none when it cannot be moved whole. */
export function moveTo({ dossier, cadre }: RuleContext, preuve: Preuve, type: PartieType | undefined): readonly Fix[] {
  const { bloc, fichier, id } = preuve;
  if (!type || bloc.parent !== undefined || bloc.titre === '' || id === '' || !bloc.ferme) return [];
  const own = dossier.parties.find((one) => one.type === type);
  const place = own ? endOf(own) : placeOfType(dossier, cadre, type);
  const line = lineAround(fichier.texte, bloc.span.start);
  const prefix = continuation(fichier.texte.slice(line.start, bloc.span.start));
  const inside = place.fichier === fichier && place.offset > line.start && place.offset < bloc.span.end;
  if (prefix !== '' || inside || folder(place.fichier) !== folder(fichier)) return [];
  const text = fichier.texte.slice(bloc.span.start, bloc.span.end).replace(/\r\n|\r/g, '\n');
  const lines = own ? text : `# ${type.titre}\n\n${text}`;
  const link = `[${bloc.titre.replace(/[[\]\\]/g, '')}](#${id})`;
  const edits = [{ fichier, span: bloc.span, texte: link }, insertLines(place, lines)];
  return [{ titre: `Déplacer la preuve dans la partie ${quoted(type.titre)} en laissant un lien`, edits }];
}

/** The same text, as a part of a fix whose texts are snippets. */
export function asSnippets(edits: readonly Edit[]): Edit[] {
  return edits.map((one) => ({ ...one, texte: snippetText(one.texte) }));
}

function folder({ chemin }: Fichier): string {
  return chemin.slice(0, chemin.lastIndexOf('/') + 1);
}
