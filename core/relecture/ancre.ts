// What a comment is fastened to, and where that is now: placed, to be checked by a person, or detached; never a silent guess.
import search from 'approx-string-match';
import { reviewLimits } from '../limits.js';
import type { Span } from '../text.js';
import type { Comparaison } from './comparaison.js';
import type { Ancre } from './evenement.js';
import { cheminDe, plan } from './plan.js';

/** Where a passage is now. `detache`: nowhere that can be told; what it was is in its anchor. */
export type Place = { readonly etat: 'place' | 'a-verifier'; readonly span: Span } | { readonly etat: 'detache' };

const detache: Place = { etat: 'detache' };
/** UTF-16 units of context kept on each side. */
const context = 32;
/** Share of a passage that must be left; from the second on, it is placed without asking. */
const kept = { least: 0.5, sure: 0.75 };
/** What a search by likeness weighs and asks for. Source: Hypothesis’ match-quote, with a threshold measured for French prose. */
const weights = { quote: 50, prefix: 20, suffix: 20, position: 2 };
const margin = 0.05;
/** Where the former text is known, a search is the last resort, among what is new: it must be all but the same. */
const alone = { score: 0.7, errors: 0.5 };
const after = { score: 0.85, errors: 0.3 };

/** The anchor of a selection in a text, without the blanks at its ends; undefined when nothing else was selected. */
export function ancrer(texte: string, selection: Span): Ancre | undefined {
  const whole = entier(texte, selection);
  const exact = texte.slice(whole.start, whole.end);
  const start = whole.start + exact.length - exact.trimStart().length;
  const { end } = entier(texte, { start, end: Math.min(start + exact.trim().length, start + reviewLimits.passage - 1) });
  if (start >= end) return undefined;
  const prefix = texte.slice(entier(texte, { start: start - context, end: start }).start, start);
  const suffix = texte.slice(end, entier(texte, { start: end, end: end + context }).end);
  const bloc = cheminDe(plan(texte), start).map((titre) => titre.slice(0, 200));
  return { exact: texte.slice(start, end), prefix, suffix, start, end, bloc: bloc.slice(0, 12) };
}

/** Where an anchor’s passage is in `texte`; `depuis` compares the text it was put on with this one, where that is still known. */
export function placer(ancre: Ancre, texte: string, depuis?: Comparaison): Place {
  const known = depuis?.avant.slice(ancre.start, ancre.end) === ancre.exact && ancre.exact !== '' ? depuis : undefined;
  const image = known?.image(ancre);
  if (image && image.garde >= kept.least) {
    const etat = image.garde >= kept.sure ? 'place' : 'a-verifier';
    return { etat, span: entier(texte, image.span) };
  }
  const free = known?.libres().filter((one) => one.nouveau >= kept.least * ancre.exact.length);
  return free
    ? chercher(ancre, texte, free.map(around), after)
    : chercher(ancre, texte, [{ start: 0, end: texte.length }], alone);
}

/** Follows a passage through one edit of the editor; undefined when the edit swallowed it: it has to be placed again. */
export function suivre(span: Span, edit: Span & { readonly length: number }): Span | undefined {
  const shift = edit.length - (edit.end - edit.start);
  if (edit.start >= span.end) return span;
  if (edit.end <= span.start) return { start: span.start + shift, end: span.end + shift };
  if (edit.start <= span.start && edit.end >= span.end) return undefined;
  // What replaces the first or the last words of a passage is of the passage; what goes over its edge is not.
  if (edit.start < span.start) return { start: edit.start + edit.length, end: span.end + shift };
  return { start: span.start, end: edit.end > span.end ? edit.start : span.end + shift };
}

/** A span brought back inside a text, no end of it in the middle of a pair of surrogates. */
export function entier(texte: string, { start, end }: Span): Span {
  const from = Math.min(Math.max(start, 0), texte.length);
  const to = Math.min(Math.max(end, from), texte.length);
  return { start: splits(texte, from) ? from - 1 : from, end: splits(texte, to) ? to + 1 : to };
}

function splits(texte: string, at: number): boolean {
  return /^[\ud800-\udbff][\udc00-\udfff]$/.test(texte.slice(at - 1, at + 1)) && at > 0;
}

function around({ start, end }: Span): Span {
  return { start: start - context, end: end + context };
}

/** Looks for a passage by likeness, where nothing else is known to be. */
function chercher(
  { exact, prefix, suffix, start, end }: Ancre,
  texte: string,
  regions: readonly Span[],
  asked: typeof alone,
): Place {
  const found: { span: Span; score: number }[] = [];
  const most = Math.floor(Math.min(256, exact.length * asked.errors));
  const clues = exact.match(/[\p{L}\p{N}]{4,}/gu) ?? [];
  for (const region of regions.map((one) => entier(texte, one))) {
    const source = texte.slice(region.start, region.end);
    // A search costs a hundred times what this does.
    if (clues.filter((one) => source.includes(one)).length < (1 - 2 * asked.errors) * clues.length) continue;
    for (const match of search(source, exact, most).slice(0, 50)) {
      const span = { start: region.start + match.start, end: region.start + match.end };
      const parts = {
        quote: 1 - match.errors / exact.length,
        prefix: likeness(texte.slice(Math.max(0, span.start - prefix.length), span.start), prefix),
        suffix: likeness(texte.slice(span.end, span.end + suffix.length), suffix),
        position: 1 - Math.min(1, Math.abs(span.start - start) / Math.max(1, texte.length)),
      };
      const names = Object.keys(weights) as (keyof typeof weights)[];
      const total = names.reduce((sum, name) => sum + weights[name], 0);
      found.push({ span, score: names.reduce((sum, name) => sum + weights[name] * parts[name], 0) / total });
    }
  }
  const [best, ...others] = found.sort((a, b) => b.score - a.score);
  if (!best || best.score < asked.score) return detache;
  const rival = others.find(({ span }) => span.end <= best.span.start || span.start >= best.span.end);
  if (rival && best.score - rival.score < margin) return detache;
  const same = texte.slice(best.span.start, best.span.end) === exact && end > start;
  return { etat: same ? 'place' : 'a-verifier', span: entier(texte, best.span) };
}

/** How much two short texts are alike, from 0 to 1. */
function likeness(texte: string, wanted: string): number {
  if (wanted === '') return 1;
  const errors = search(texte, wanted, wanted.length)[0]?.errors ?? wanted.length;
  return 1 - errors / wanted.length;
}
