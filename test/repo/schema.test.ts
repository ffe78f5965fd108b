// The JSON Schema (for editors) and the valibot schema (for programs) say the same of the référentiel, and of its mutants.
import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import * as v from 'valibot';
import { referentielSchema } from '../../core/referentiel.js';
import { referentielApapp } from '../../referentiel/index.js';
import { mutants, random } from '../support/mutants.js';

const seed = 20261124;
const count = 1600;
const schema: unknown = JSON.parse(readFileSync('referentiel/referentiel.schema.json', 'utf8'));
const validate = new Ajv({ strict: true }).compile(schema as object);
const accepts = (data: unknown): boolean => v.is(referentielSchema, data);

interface Shape {
  readonly natures: readonly object[];
  readonly competences: readonly { readonly ecrit: readonly { readonly exigences: readonly object[] }[] }[];
}

interface Obsolete extends Shape {
  readonly facettes: readonly object[];
}

/** Verdicts of both on the data with these entries instead of its own. */
function verdicts(changes: object): readonly boolean[] {
  const data = { ...(referentielApapp as object), ...changes };
  return [validate(data), accepts(data)];
}

/** Paths of the properties, at any depth, that have no description of their own. */
function undescribed(node: unknown, path: string): string[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, inner]: [string, unknown]) => {
    const at = `${path}/${key}`;
    if (!['properties', 'definitions'].includes(key)) return undescribed(inner, at);
    return Object.entries(inner as Record<string, { description?: string }>).flatMap(([name, property]) => [
      ...((property.description ?? '').length < 5 ? [`${at}/${name}`] : []),
      ...undescribed(property, `${at}/${name}`),
    ]);
  });
}

describe('referentiel.schema.json', () => {
  it('takes the real data, as the program does', () => {
    assert.ok(accepts(referentielApapp));
    assert.ok(validate(referentielApapp), JSON.stringify(validate.errors));
  });

  it(`judges ${count} mutants as the program does (seed ${seed})`, () => {
    const tally = { taken: 0, refused: 0 };
    const differences: string[] = [];
    for (const { what, data } of mutants(referentielApapp, random(seed), count)) {
      const taken = accepts(data);
      tally[taken ? 'taken' : 'refused']++;
      if (validate(data) !== taken)
        differences.push(`${what}: ${taken ? 'only the program takes it' : 'only the schema takes it'}`);
    }
    assert.deepEqual(differences, []);
    assert.ok(tally.taken > count / 20 && tally.refused > count / 4, JSON.stringify(tally));
  });

  for (const obsolete of [{ depuis: '1.1.0' }, { depuis: '1.1.0', remplacePar: 'un' }, {}, { depuis: 1 }, { par: 'un' }, true]) {
    it(`agrees on what is no longer used: ${JSON.stringify(obsolete)}`, () => {
      const { facettes, competences } = structuredClone(referentielApapp) as Obsolete;
      for (const one of [facettes[0], competences[0]?.ecrit[0], competences[0]?.ecrit[0]?.exigences[0]]) {
        Object.assign(one ?? {}, { obsolete });
        const taken = typeof obsolete === 'object' && typeof obsolete.depuis === 'string';
        assert.deepEqual(verdicts({ facettes, competences }), [taken, taken]);
      }
    });
  }

  it('takes only text that says something', () => {
    for (const titre of ['', ' ', '\u00a0\u202f\n']) assert.deepEqual(verdicts({ titre }), [false, false], JSON.stringify(titre));
  });

  // For valibot `[]` is an object without keys: where all keys are optional, nothing else refuses it.
  for (const cle of ['facettes', 'moments', 'champs']) {
    it(`refuses an empty list in place of the table ${cle}`, () => {
      const { natures, competences } = structuredClone(referentielApapp) as Shape;
      const target = cle === 'champs' ? natures[0] : competences[0]?.ecrit[0]?.exigences[0];
      Object.assign(target ?? {}, { [cle]: [] });
      assert.deepEqual(verdicts({ natures, competences }), [false, false]);
    });
  }

  it('describes every key', () => {
    assert.deepEqual(undescribed(schema, ''), []);
  });
});
