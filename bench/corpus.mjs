// Generates dossiers of any size: the same bytes for the same seed everywhere, as dense as examples/complet.
// Every block is what the référentiel asks for, so that a generated dossier gets past all the checks a real one does.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { root } from '../scripts/tools.mjs';
import { leads, Prose, prenoms } from './prose.mjs';
import { random } from './random.mjs';

const referentiel = parse(readFileSync(join(root, 'referentiel/referentiel.yaml'), 'utf8'));

/** Bytes between two mistakes left in the text, of each kind: a link to nothing, and a facette that does not exist. */
const between = 16_000;
/** How the places of both are recognised (`edits.mjs` types there). */
export const mistakes = { link: /\]\(#a-retrouver-\d+\)/, facette: /, a-preciser\w*"/ };

/** A draft of about `bytes` bytes of UTF-8, with a few mistakes in it as drafts have. */
export function dossier(bytes, seed = 1) {
  return new Draft(bytes, seed).write();
}

class Draft {
  #parts = [];
  #size = 0;
  #mistakes = { link: 0, facette: 0 };
  /** Identifier of the last block written for each exigence and each nature. */
  #last = new Map();
  #blocks = 0;

  constructor(bytes, seed) {
    this.bytes = bytes;
    const below = random(seed);
    this.prose = new Prose(below);
  }

  write() {
    const { competences } = referentiel;
    const exigences = competences.flatMap((competence) =>
      competence.ecrit.flatMap((critere) =>
        critere.exigences.map((one) => ({ ...one, competence: competence.id, pour: critere.id })),
      ),
    );
    const documented = (one) => referentiel.formes.some((forme) => forme.partie && one.formes?.includes(forme.id));
    const placed = exigences.filter((one) => one.emplacement);
    const concluding = exigences.filter(
      (one) => placed.includes(one) || one.lien?.vers?.some((id) => placed.some((other) => other.id === id)),
    );
    this.#add(`---\ndossier: ${referentiel.id}\ncandidat: Camille R.\ntitre: ${this.prose.title()}\nstatut: brouillon\n---`);
    this.#chapter('Introduction', 0.05, () => this.#section());
    for (const [index, { id, court }] of competences.entries()) {
      const here = exigences.filter((one) => one.competence === id && !documented(one) && !concluding.includes(one));
      this.#chapter(`${id} — ${court}`, 0.05 + 0.16 * (index + 1), (turn) => this.#round(here, turn));
    }
    this.#chapter('Conclusion', 0.92, (turn) => (turn < concluding.length ? this.#unit(concluding[turn]) : this.#section()));
    this.#add('## Bibliographie');
    this.#add(Array.from({ length: 16 }, () => this.#reference()).join('\n'));
    const annexes = exigences.filter(documented);
    this.#chapter('Annexes', 1, (turn) => (turn < annexes.length ? this.#unit(annexes[turn]) : this.#annexe()));
    return `${this.#parts.join('\n\n')}\n`;
  }

  /** A chapter of level 1, continued until the whole reaches this share of its size. */
  #chapter(title, share, write) {
    this.#add(`# ${title}`);
    this.#add(this.prose.paragraph());
    for (let turn = 0; turn === 0 || this.#size < this.bytes * share; turn++) write(turn);
  }

  /** The blocks of a competence in turn: what it lives on first, then what its criteria ask for. */
  #round(exigences, turn) {
    const lived = referentiel.natures.filter((one) => one.sansCritere);
    const units = [...lived.map((nature) => ({ natures: [nature.id] })), ...exigences];
    this.#unit(units[turn % units.length]);
  }

  /** A stretch of a chapter around one block. */
  #unit(exigence) {
    if (!this.prose.once(4)) this.#heading();
    this.#add(this.#paragraph());
    this.#block(exigence);
    this.#add(this.#paragraph());
  }

  #section() {
    this.#heading();
    for (let rest = 2 + this.prose.below(3); rest > 0; rest--) this.#add(this.#paragraph());
  }

  #annexe() {
    this.#heading();
    this.#add(this.#paragraph());
    this.#add(this.prose.table());
    this.#add(this.prose.paragraph());
  }

  #heading() {
    this.#add(`## ${this.prose.title()}`);
  }

  /** A paragraph; now and then it ends with a link, and every `between` bytes with one to nothing. */
  #paragraph() {
    const text = this.prose.paragraph();
    if (this.#due('link')) return `${text} Voir [la fiche correspondante](#a-retrouver-${this.#mistakes.link}).`;
    const [target] = this.#last.values();
    return target && this.prose.once(6) ? `${text} Voir [ce qui précède](#${target}).` : text;
  }

  #block(exigence) {
    const nature = exigence.natures[0];
    const retour = referentiel.natures.find((one) => one.id === nature).temoignage === true;
    const id = `${nature}-${++this.#blocks}`;
    const attributes = this.#attributes(exigence, nature);
    this.#last.set(exigence.id, id);
    this.#last.set(nature, id);
    this.#add(`:::${nature}[${this.prose.title()}]{#${id} ${attributes.join(' ')}}`);
    if (retour) this.#add(this.prose.quotation());
    for (let rest = 1 + this.prose.below(3); rest > 0; rest--)
      this.#add(`**${this.prose.pick(leads)}** ${this.prose.paragraph()}`);
    if (this.prose.once(4)) this.#add(this.prose.table());
    if (this.prose.once(5)) this.#add(this.prose.list());
    this.#add(':::');
  }

  /** What the référentiel wants of a block for this exigence: facettes, links, form, origin, and the fields of its nature. */
  #attributes(exigence, nature) {
    const { facettes = {}, lien = {}, formes, moments, origine, role } = exigence;
    const wanted = [...(facettes.toutes ?? []), ...(facettes.auMoinsUne ?? []), ...(facettes.attendues ?? [])];
    const wrong = wanted.length > 0 && this.#due('facette') ? ['a-preciser'] : [];
    const sur = [...(lien.vers ?? []), ...(lien.versNatures ?? [])].map((one) => this.#last.get(one)).find(Boolean);
    const forme = formes?.find((one) => !referentiel.formes.find(({ id }) => id === one).partie);
    const { requis = [], conseilles = [] } = referentiel.natures.find((one) => one.id === nature).champs ?? {};
    const fields = [...requis, ...conseilles].map((one) => one.split('|')[0]);
    const all = {
      pour: exigence.pour,
      facettes: [...wanted, ...wrong].join(', '),
      sur,
      forme,
      moments: moments?.toutes.join(', '),
      origine: origine?.auMoinsUne[0],
      role: role?.toutes.join(', '),
      ...Object.fromEntries(fields.map((one) => [one, this.#field(one)])),
    };
    return Object.entries(all).flatMap(([key, value]) => (value ? [`${key}="${value}"`] : []));
  }

  #field(name) {
    if (name === 'apprenant') return this.#learner();
    if (name === 'date') return this.#date();
    if (name === 'consentement') return `écrit, ${this.#date()}`;
    if (name === 'grille') return referentiel.grilles.liste[0].id;
    return name === 'lieu' ? 'APP de Dijon, grande salle' : '7 participants, dont trois allophones';
  }

  /** A name for each learner: pathways must be of different ones. */
  #learner() {
    const turn = Math.floor(this.#blocks / prenoms.length);
    const name = prenoms[this.#blocks % prenoms.length];
    return turn === 0 ? name : `${name} ${String.fromCharCode(64 + turn)}.`;
  }

  #date() {
    const two = (number) => String(number).padStart(2, '0');
    return `2025-${two(1 + this.prose.below(12))}-${two(1 + this.prose.below(28))}`;
  }

  #reference() {
    return `- ${this.prose.pick(prenoms)}, A. (${1980 + this.prose.below(44)}). *${this.prose.title()}*. Presses de l’atelier.`;
  }

  /** True once for every `between` bytes of text. */
  #due(kind) {
    if (this.#size < this.#mistakes[kind] * between) return false;
    this.#mistakes[kind]++;
    return true;
  }

  #add(part) {
    this.#parts.push(part);
    this.#size += Buffer.byteLength(part) + 2;
  }
}

if (process.argv[1] === import.meta.filename) {
  const [bytes = '250000', seed = '1', file = 'build/bench/corpus.dep.md'] = process.argv.slice(2);
  writeFileSync(file, dossier(Number(bytes), Number(seed)));
}
