// Other readings of the certification: each changes in the data what it says and nothing else, and it shows in a dossier.
//
// In lectures.txt, `=== A6 exige : C4.2.b : présente → amorcée` is read: with reading `exige` of A6 instead of the default,
// the dossier's exigence (or minimum, or the severities of a rule's findings that hold these words) goes from the one to the other.
import { strict as assert } from 'node:assert';
import {
  type Analysis,
  applyLectures,
  type Etat,
  exigencesCouvertes,
  fold,
  french,
  type Referentiel,
  readReferentiel,
} from '../../core/index.js';
import { referentielApapp } from '../../referentiel/index.js';
import { readCases } from '../support/cases.js';
import { analyseFiles, cadreApapp } from '../support/core.js';
import { parseFixture } from '../support/fixture.js';

const cadre = cadreApapp();
const { ambiguites } = cadre.referentiel;
const etats: Partial<Record<Etat, string>> = { absente: 'absente', amorcee: 'amorcée', presente: 'présente' };
const cases = readCases('test/core/lectures.txt').map(({ head, text }) => {
  const [reading = '', what = '', change = ''] = head.split(' : ');
  const [id = '', lecture = ''] = reading.split(' ');
  const [before, after] = change.split(' → ');
  return { head, id, lecture, what, before, after, files: parseFixture(text).files };
});
/** Readings about the oral: nothing of the written dossier depends on them. */
const oral = ['A3', 'A9', 'A13'];

describe('lectures', () => {
  for (const { id, defaut, lectures } of ambiguites) {
    for (const { id: lecture, titre, effets = [] } of lectures) {
      it(`${id} ${lecture} : ${titre}`, () => {
        assert.deepEqual(
          difference(cadre.referentiel, cadreApapp({ [id]: lecture }).referentiel),
          Object.fromEntries(
            effets.map(({ cible, champ, valeur }) => [`${cible}.${champ}`, typeof valeur === 'string' ? french(valeur) : valeur]),
          ),
        );
        if (lecture === defaut) assert.deepEqual(effets, [], 'the default reading is the data itself');
      });
    }
  }

  for (const { head, id, lecture, what, before, after, files } of cases) {
    it(head, () => {
      const statut = 'remise';
      assert.equal(seen(analyseFiles(files, { statut }), what), before, 'default reading');
      assert.equal(seen(analyseFiles(files, { statut }, cadreApapp({ [id]: lecture })), what), after, lecture);
    });
  }

  it('shows in a dossier whatever has an effect on it', () => {
    const wanted = ambiguites
      .filter((one) => !oral.includes(one.id))
      .flatMap(({ id, lectures }) => lectures.filter((one) => one.effets).map((one) => `${id} ${one.id}`));
    const shown = cases.filter((one) => one.before !== one.after).map(({ id, lecture }) => `${id} ${lecture}`);
    assert.deepEqual([...new Set(shown)].sort(), wanted.sort());
  });

  it('adds several readings together', () => {
    const read = difference(cadre.referentiel, cadreApapp({ A6: 'exige', A12: 'cinq', A1: 'dossier' }).referentiel);
    assert.deepEqual(read, { 'C4.2.b.lien.niveau': 'manque', 'G.4.min': 5 });
  });

  it('leaves the data it is given as it was', () => {
    const before = JSON.stringify(referentielApapp);
    for (const { id, lectures } of ambiguites) for (const one of lectures) cadreApapp({ [id]: one.id });
    assert.equal(JSON.stringify(referentielApapp), before);
  });

  it('refuses in words an ambiguity or a reading that does not exist', () => {
    assert.match(refusal({ A99: 'exige' }), /^la lecture « A99 » n’existe pas : choisissez parmi A1, A2, .*, A17$/);
    assert.equal(refusal({ A6: 'parfois' }), 'A6 n’a pas de lecture « parfois » : choisissez parmi conseille, exige, libre');
    assert.equal(refusal({ A6: 'parfois', B1: 'x' }).split('\n').length, 2);
    assert.match(refusal({ A6: '' }), /^A6 attend une lecture : choisissez parmi conseille/);
  });

  it('is not led astray by names that objects have of themselves', () => {
    for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
      assert.match(refusal(JSON.parse(`{"${name}": "exige"}`)), /^la lecture « .* » n’existe pas/, name);
      assert.match(refusal({ A6: name }), /^A6 n’a pas de lecture/, name);
    }
    const poisoned = { cible: 'G.1', valeur: 'oui' };
    for (const champ of ['__proto__.pris', 'constructor.prototype.pris', 'par.__proto__.pris', '__proto__']) {
      assert.notEqual(refusal({ A4: 'autre' }, withLecture({ effets: [{ ...poisoned, champ }] })), '', champ);
    }
    assert.equal(Reflect.get({}, 'pris'), undefined);
  });

  it('checks what a reading makes of the data', () => {
    const effets = (effet: object): unknown => withLecture({ effets: [effet] });
    assert.match(refusal({ A4: 'autre' }, effets({ cible: 'G.9', champ: 'min', valeur: 1 })), /rien ne s’appelle « G.9 »/);
    assert.match(refusal({ A4: 'autre' }, effets({ cible: 'G.1', champ: 'min', valeur: 'deux' })), /min/);
    assert.match(refusal({ A4: 'autre' }, effets({ cible: 'C1.1.a', champ: 'natures', valeur: ['outillage'] })), /outillage/);
    assert.equal(refusal({ A4: 'autre' }, effets({ cible: 'G.1', champ: 'min', valeur: 3 })), '');
  });
});

describe('ambiguites', () => {
  it('are named by what depends on them, and have their default among their readings', () => {
    const named = [...JSON.stringify(referentielApapp).matchAll(/"ambiguite":(?:"(\w+)"|\[([^\]]*)\])/g)];
    const ids = named.flatMap(([, one, many = '']) => (one ? [one] : many.replaceAll('"', '').split(',')));
    assert.deepEqual([...new Set(ids)].sort(), ambiguites.map((one) => one.id).sort());
    for (const { id, defaut, lectures } of ambiguites) {
      assert.equal(lectures[0]?.id, defaut, id);
      assert.equal(new Set(lectures.map((one) => one.id)).size, lectures.length, id);
    }
  });
});

/** What one wants to know of an analysis: an exigence's state, a minimum, or the severities of a rule's findings. */
function seen({ couverture, findings }: Analysis, what: string): string | undefined {
  const exigence = exigencesCouvertes(couverture).find((one) => one.exigence.id === what);
  if (exigence) return etats[exigence.etat];
  const compte = couverture.globaux.find((one) => one.global.id === what);
  if (!compte) {
    const [code, words = ''] = what.split(/ (.*)/);
    const told = findings.filter((one) => one.code === code && fold(one.message).includes(fold(words)));
    return told.map((one) => one.severite).join(', ') || 'rien';
  }
  if (compte.atteint) return 'atteint';
  const reached = compte.comptes.filter((one) => one.nombre >= compte.global.min);
  return compte.global.par === 'dossier' ? `${compte.comptes[0]?.nombre}` : reached.map((one) => one.competence?.id).join(', ');
}

/** Values of `after` that are not those of `before`, by identifier and path. */
function difference(before: Referentiel, after: Referentiel): Record<string, unknown> {
  const old = leaves(before, '');
  const now = leaves(after, '');
  const names = new Set([...old.keys(), ...now.keys()]);
  return Object.fromEntries(
    [...names].flatMap((name) =>
      JSON.stringify(old.get(name)) === JSON.stringify(now.get(name)) ? [] : [[name, now.get(name)]],
    ),
  );
}

/** Everything by path; an object with an identifier starts a new path; a list of words is one value. */
function leaves(value: unknown, path: string, found = new Map<string, unknown>()): Map<string, unknown> {
  const plain =
    typeof value !== 'object' || value === null || (Array.isArray(value) && value.every((one) => typeof one !== 'object'));
  if (plain) found.set(path, value);
  else {
    for (const [key, inner] of Object.entries(value as object)) {
      const id: unknown = typeof inner === 'object' && inner !== null ? Reflect.get(inner, 'id') : undefined;
      leaves(inner, typeof id === 'string' ? id : path === '' ? key : `${path}.${key}`, found);
    }
  }
  return found;
}

/** Why these readings are refused, one line each; empty when they are not. */
function refusal(lectures: Record<string, string>, data: unknown = referentielApapp): string {
  const read = applyLectures(data, lectures);
  return 'erreurs' in read ? read.erreurs.map((one) => one.replace(/[\u00a0\u202f]/g, ' ')).join('\n') : '';
}

/** The data with one more reading of A4, `autre`. */
function withLecture(lecture: object): unknown {
  const data = structuredClone(referentielApapp) as { ambiguites: { id: string; lectures: object[] }[] };
  data.ambiguites.find((one) => one.id === 'A4')?.lectures.push({ id: 'autre', titre: 'une autre', ...lecture });
  assert.ok('valeur' in readReferentiel(data));
  return data;
}
