// Renaming a preuve or a learner everywhere it is named, in all the files of the dossier; or why it cannot be done.
import type { Analysis } from '../analysis.js';
import { type Dossier, type Fichier, findPreuves, type Preuve } from '../dossier.js';
import { applyEdits, type Edit } from '../fix.js';
import { french, quoted } from '../french.js';
import { fold, type Span, slug } from '../text.js';
import { titresNamed } from './definition.js';
import { type Mention, type MentionOf, mentionAt, mentions } from './mentions.js';
import { key, longest, pseudonymesIn } from './pseudonymes.js';

/** What to change, or a French sentence that says why nothing is. */
export type Renommage = { readonly edits: readonly Edit[] } | { readonly refus: string };

/** What is renamed: a preuve by its title or by its identifier, or a learner. */
type Objet =
  | { readonly genre: 'titre' | 'id'; readonly preuve: Preuve; readonly origine: Span }
  | { readonly genre: 'ambigu'; readonly id: string; readonly origine: Span }
  | { readonly genre: 'apprenant'; readonly nom: string; readonly origine: Span };

/** The name that can be changed at an offset; undefined where there is none of ours. */
export function renamable(analysis: Analysis, fichier: Fichier, offset: number): Span | undefined {
  return objetAt(analysis, mentions(analysis), fichier, offset)?.origine;
}

/** The edits that rename what is named at an offset; undefined where there is nothing of ours to rename. */
export function rename(analysis: Analysis, fichier: Fichier, offset: number, typed: string): Renommage | undefined {
  const all = mentions(analysis);
  const objet = objetAt(analysis, all, fichier, offset);
  const nouveau = typed.trim();
  if (!objet) return undefined;
  if (nouveau === '') return refuse('Donnez un nom : il ne peut pas être vide.');
  if (nouveau.length > longest) return refuse(`Ce nom est trop long : ${longest} signes au plus.`);
  switch (objet.genre) {
    case 'ambigu':
      return refuse(`Plusieurs preuves s’appellent ${quoted(objet.id)} : donnez d’abord à chacune son propre nom.`);
    case 'apprenant':
      return renameApprenant(analysis, all, objet.nom, nouveau);
    default:
      return renamePreuve(analysis, all, objet.preuve, objet.genre, nouveau);
  }
}

function objetAt(analysis: Analysis, all: readonly Mention[], fichier: Fichier, offset: number): Objet | undefined {
  const { dossier } = analysis;
  const mention = mentionAt(all, fichier, offset);
  switch (mention?.genre) {
    case 'preuve':
      if (mention.role !== 'ligne') return { genre: mention.role, preuve: mention.preuve, origine: mention.span };
      break;
    case 'renvoi': {
      const [preuve, other] = findPreuves(dossier, mention.id);
      if (!preuve) return undefined;
      const { id, span: origine } = mention;
      return other ? { genre: 'ambigu', id, origine } : { genre: 'id', preuve, origine };
    }
    case 'apprenant':
      return { genre: 'apprenant', nom: mention.nom, origine: mention.span };
    case undefined:
      break;
    default:
      return undefined;
  }
  // A heading is Markdown's to rename.
  if (fichier.extraction.titres.some(({ span }) => span.start <= offset && offset <= span.end)) return undefined;
  const near = key(fichier.texte.slice(Math.max(0, offset - longest), offset + longest));
  const noms = learners(all);
  for (const nom of noms.filter((one) => near.includes(key(one)))) {
    const origine = pseudonymesIn(dossier, fichier, nom, noms).find((span) => span.start <= offset && offset <= span.end);
    if (origine) return { genre: 'apprenant', nom, origine };
  }
  return undefined;
}

/** A title that is changed takes with it the identifier made from it; an identifier that is changed is written down. */
function renamePreuve(
  { dossier }: Analysis,
  all: readonly Mention[],
  preuve: Preuve,
  by: 'titre' | 'id',
  name: string,
): Renommage {
  if (by === 'titre' && /[[\]\\`<\r\n]|&[#\w]+;/.test(name))
    return refuse('Un titre de preuve tient sur une ligne, sans crochets, ni « < », ni « \\ », ni « ` ».');
  const id = slug(name);
  if (id === '') return refuse('Un nom de preuve contient au moins une lettre ou un chiffre.');
  const { fichier, bloc } = preuve;
  const written = all.find((one) => one.genre === 'preuve' && one.preuve === preuve && one.role === 'id');
  const title = { fichier, span: bloc.spanTitre, texte: name };
  if (by === 'titre' && written) return { edits: [title] };
  // Of two preuves of one name, the other keeps the renvois.
  const alone = findPreuves(dossier, preuve.id).length === 1;
  const renvois = alone ? all.filter((one) => one.genre === 'renvoi' && one.id === preuve.id && one.id !== '') : [];
  if (id !== preuve.id && isTaken(all, dossier, id)) return refuse(taken(id));
  const follow = renvois.map((one) => ({ fichier: one.fichier, span: one.span, texte: id }));
  if (by === 'titre') return { edits: [title, ...(id === preuve.id ? [] : follow)] };
  return { edits: [written ? { fichier, span: written.span, texte: id } : insertId(preuve, id), ...follow] };
}

/** Something already answers to that identifier, or waits for it. */
function isTaken(all: readonly Mention[], dossier: Dossier, id: string): boolean {
  return findPreuves(dossier, id).length > 0 || all.some((one) => one.genre === 'renvoi' && one.id === id);
}

function taken(id: string): string {
  return `Une autre preuve ou un renvoi porte déjà le nom ${quoted(id)} : choisissez-en un autre.`;
}

/** An identifier written on the opening line, first between the braces. */
function insertId({ fichier, bloc }: Preuve, id: string): Edit {
  const at = bloc.spanTitre.end + 1;
  const [brace, next] = fichier.texte.slice(at, at + 2);
  if (brace !== '{') return { fichier, span: { start: at, end: at }, texte: `{#${id}}` };
  return { fichier, span: { start: at + 1, end: at + 1 }, texte: next === '}' ? `#${id}` : `#${id} ` };
}

function learners(all: readonly Mention[]): string[] {
  const named = all.filter((one): one is MentionOf<'apprenant'> => one.genre === 'apprenant');
  return [...new Set(named.map((one) => one.nom))];
}

function renameApprenant({ dossier }: Analysis, all: readonly Mention[], nom: string, typed: string): Renommage {
  const nouveau = typed.replace(/'/g, '’');
  if (!/^\p{L}[\p{L}\p{M}\p{N} .’\u2010\u2011-]*$/u.test(nouveau))
    return refuse(
      'Un pseudonyme commence par une lettre et ne contient que des lettres, chiffres, espaces, tirets et apostrophes.',
    );
  const noms = learners(all);
  if (noms.some((one) => fold(one) === fold(nouveau) && fold(one) !== fold(nom)))
    return refuse(`Un autre apprenant s’appelle déjà ${quoted(nouveau)} : choisissez un autre pseudonyme.`);
  const named = all.filter((one) => one.genre === 'apprenant' && fold(one.nom) === fold(nom));
  const attributes = named.map(({ fichier, span }) => ({ fichier, span, texte: asValue(fichier, span, nouveau) }));
  const prose = dossier.fichiers.flatMap((fichier) =>
    pseudonymesIn(dossier, fichier, nom, noms).map((span) => ({ fichier, span, texte: nouveau })),
  );
  const followed = followTitles(dossier, all, prose);
  return typeof followed === 'string' ? refuse(taken(followed)) : { edits: [...attributes, ...prose, ...followed] };
}

/** A value as its attribute must hold it: one without quotes takes some when it needs them. */
function asValue(fichier: Fichier, span: Span, value: string): string {
  const isQuoted = /=\s*["'][^"'{}]*$/.test(fichier.texte.slice(Math.max(0, span.start - 200), span.start));
  return isQuoted || /^[\p{L}\p{N}-]+$/u.test(value) ? value : `"${value}"`;
}

/** Renvois to titles that these edits change; or the identifier that would then be that of another preuve. */
function followTitles(dossier: Dossier, all: readonly Mention[], edits: readonly Edit[]): readonly Edit[] | string {
  const becomes = (fichier: Fichier, span: Span): string => {
    const inside = edits.filter((one) => one.fichier === fichier && one.span.start >= span.start && one.span.end <= span.end);
    const moved = inside.map((one) => ({ ...one, span: { start: one.span.start - span.start, end: one.span.end - span.start } }));
    return slug(applyEdits({ ...fichier, texte: fichier.texte.slice(span.start, span.end) }, moved));
  };
  const isMade = ({ bloc }: Preuve): boolean => !slug(bloc.attributs.get('id')?.texte ?? '');
  for (const preuve of dossier.preuves.filter((one) => isMade(one) && one.bloc.titre !== '')) {
    const id = becomes(preuve.fichier, preuve.bloc.spanTitre);
    if (id !== preuve.id && isTaken(all, dossier, id)) return id;
  }
  return all.flatMap((one) => {
    if (one.genre !== 'renvoi') return [];
    const [preuve] = findPreuves(dossier, one.id);
    const title = preuve
      ? isMade(preuve) && { fichier: preuve.fichier, span: preuve.bloc.spanTitre }
      : titresNamed(dossier, one.id)[0];
    const texte = title ? becomes(title.fichier, title.span) : '';
    const was = title ? slug(title.fichier.texte.slice(title.span.start, title.span.end)) : '';
    return texte === was ? [] : [{ fichier: one.fichier, span: one.span, texte }];
  });
}

function refuse(sentence: string): Renommage {
  return { refus: french(sentence) };
}
