// Events and their fold: whoever has the same events sees the same review, and nothing in a file can do harm.
import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import {
  attend,
  avisDesFormateurs,
  cleDe,
  type Evenement,
  ecrireEchange,
  ecrireEvenement,
  lireEchange,
  lireEvenement,
  plier,
  reviewLimits,
  suite,
  unir,
} from '../../core/relecture/index.js';
import { history } from '../support/history.js';
import { camille, cible, evenement, lea, lu } from '../support/relecture.js';

const seed = 20261126;
const set = fc.array(evenement.map(lu), { maxLength: 14 });
const same = { seed, numRuns: 2_000 };

describe(`review: the fold of its events (seed ${seed})`, () => {
  it('does not depend on their order', () => {
    const shuffled = set.chain((lus) => fc.tuple(fc.constant(lus), fc.shuffledSubarray(lus, { minLength: lus.length })));
    fc.assert(
      fc.property(shuffled, ([lus, other]) => assert.deepEqual(plier(other), plier(lus))),
      same,
    );
  });

  it('does not depend on who joins what first, nor on having something twice', () => {
    fc.assert(
      fc.property(set, set, set, (a, b, c) => {
        const whole = plier(unir(a, b, c));
        assert.deepEqual(plier(unir(unir(a, b), c)), whole);
        assert.deepEqual(plier(unir(a, unir(b, c))), whole);
        assert.deepEqual(plier(unir(c, a, b, a, c)), whole);
        assert.deepEqual(plier([...c, ...b, ...a, ...b]), whole);
      }),
      same,
    );
  });

  it('reads what it writes, and writes what it reads', () => {
    fc.assert(
      fc.property(evenement, (one) => {
        const source = ecrireEvenement(one);
        const read = lireEvenement(source);
        assert.deepEqual(read, { evenement: one, source });
        assert.equal(ecrireEvenement(lu(one).evenement), source);
      }),
      same,
    );
  });

  it('parents come before children, then the counter, then the identifier; dates count for nothing', () => {
    const [first, second] = history(
      {},
      { type: 'modification', de: 'evenement-0', corps: 'Qui parle, ici ?', n: 1, at: '2016-01-01T00:00:00Z' },
    );
    const late = lu({ ...(first as { evenement: Evenement }).evenement, id: 'evenement-a', n: 9 });
    assert.deepEqual(
      plier([late, second, first].flatMap((one) => one ?? [])).fils[0]?.commentaires.map((one) => one.corps),
      ['Qui parle, ici ?', 'Qui parle ici ?'],
    );
  });

  it('a thread goes from « à traiter » to « validé », may be opened again, and waits for someone', () => {
    const steps = [{}, { type: 'traite', auteur: camille }, { type: 'valide' }, { type: 'reouvert' }] as const;
    const states = steps.map((_, rank) => plier(history(...steps.slice(0, rank + 1))).fils[0]);
    assert.deepEqual(
      states.map((one) => one?.etat),
      ['a-traiter', 'traite', 'valide', 'rouvert'],
    );
    const waiting = (role: string) => states.map((one) => one && attend(one, role));
    assert.deepEqual(
      [waiting('candidat'), waiting('formateur')],
      [
        [true, false, false, true],
        [false, true, false, false],
      ],
    );
  });

  it('a thread waits for whoever did not speak last', () => {
    const reponse = { type: 'reponse', corps: 'Oui ?' } as const;
    const cases: readonly (readonly [string, readonly Partial<Evenement>[], 'candidat' | 'formateur'])[] = [
      ['a question of the trainer', [{}], 'candidat'],
      ['a question of the candidate', [{ auteur: camille }], 'formateur'],
      ['its answer', [{ auteur: camille }, reponse], 'candidat'],
      ['an answer that was taken away', [{ auteur: camille }, reponse, { type: 'suppression', de: 'evenement-1' }], 'formateur'],
      [
        'opened again by the trainer',
        [{}, { ...reponse, auteur: camille }, { type: 'traite', auteur: camille }, { type: 'reouvert' }],
        'candidat',
      ],
      ['marked by mistake', [{}, { type: 'traite', auteur: camille }, { type: 'reouvert', auteur: camille }], 'candidat'],
      ['closed too soon', [{ auteur: camille }, reponse, { type: 'traite' }, { type: 'reouvert', auteur: camille }], 'formateur'],
    ];
    for (const [name, steps, expected] of cases) {
      const fil = plier(history(...steps)).fils[0];
      assert.deepEqual(
        [fil && attend(fil, 'candidat'), fil && attend(fil, 'formateur')],
        [expected === 'candidat', expected !== 'candidat'],
        name,
      );
    }
  });

  it('a remark is corrected, taken away and put back; every wording is kept', () => {
    const steps = [
      {},
      { type: 'modification', de: 'evenement-0', corps: 'Qui ?' },
      { type: 'suppression', de: 'evenement-0' },
    ] as const;
    const gone = plier(history(...steps)).fils[0];
    assert.deepEqual(
      [gone?.supprime, gone?.commentaires[0]?.versions.map((one) => one.corps)],
      [true, ['Qui parle ici ?', 'Qui ?']],
    );
    const back = plier(history(...steps, { type: 'restauration', de: 'evenement-0' })).fils[0];
    assert.deepEqual(
      [back?.supprime, back?.commentaires[0]?.corps, suite(history(...steps), 'evenement-0')],
      [false, 'Qui ?', { n: 4, parents: ['evenement-2'] }],
    );
  });

  it('a person says where a passage is; the first place is kept', () => {
    const fil = plier(history({}, { type: 'reancrage', cible: { fichier: 'c2.dep.md' }, auteur: camille })).fils[0];
    assert.deepEqual([fil?.origine.fichier, fil?.cible.fichier, fil?.confirme?.auteur], ['c1.dep.md', 'c2.dep.md', camille]);
  });

  it('an answer whose remark has not come yet is shown', () => {
    const fil = plier(history({}, { type: 'reponse', corps: 'C’est Didier.' }).slice(1)).fils[0];
    assert.deepEqual([fil?.genre, fil?.commentaires[0]?.corps], ['', 'C’est Didier.']);
  });

  it('the last avis of each on each criterion counts, the candidate’s apart', () => {
    const avis = { type: 'avis', critere: 'C1.1', verdict: 'absent', empreinte: 'e', corps: '', vus: [] } as const;
    const { avis: all, ...rest } = plier(
      history(avis, { ...avis, verdict: 'convaincant', auteur: { ...lea, nom: 'LEA' } }, { ...avis, auteur: camille }),
    );
    assert.deepEqual(
      all.map((one) => [one.auteur.nom, one.verdict]),
      [
        ['LEA', 'convaincant'],
        ['Camille', 'absent'],
      ],
    );
    assert.equal(avisDesFormateurs({ ...rest, avis: all }).length, 1);
  });

  it('what each has read is what they said they did, else what they first wrote about', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((one) => one.repeat(64));
    const on = (texte: string | undefined, fichier = 'c1.dep.md') => ({ cible: { fichier, texte } }) as Partial<Evenement>;
    const read = { type: 'lecture', vus: [{ fichier: 'c1.dep.md', texte: b }] } as Partial<Evenement>;
    const avis = { type: 'avis', critere: 'C1.1', verdict: 'absent', empreinte: 'e', corps: '' } as const;
    const cases: readonly (readonly [Partial<Evenement>[], string])[] = [
      [[on(a), on(b), { type: 'reancrage', ...on(c) } as Partial<Evenement>], 'c1.dep.md a'],
      [[on(a), { ...avis, vus: [{ fichier: 'c2.dep.md', texte: b ?? '' }] }], 'c1.dep.md a, c2.dep.md b'],
      [[on(a), on(a, 'gone.dep.md'), read, on(c), on(c, 'c2.dep.md')], 'c1.dep.md b'],
    ];
    for (const [steps, expected] of cases) {
      const seen = plier(history(...steps)).vus.get(cleDe(lea)) ?? [];
      assert.equal([...seen].map(([fichier, texte]) => `${fichier} ${texte[0]}`).join(', '), expected);
    }
  });

  it('what comes from a newer version is kept and counted; what is spoilt is refused with its reason', () => {
    const newer = { ...history({})[0]?.evenement, id: 'evenement-9', v: 2, type: 'reaction', signe: '👍' };
    const read = lireEvenement(JSON.stringify(newer));
    assert.ok('evenement' in read && read.evenement.type === 'inconnu' && read.evenement.nom === 'reaction');
    assert.match(read.source, /👍/);
    assert.equal(plier([...history({}), read]).fils[0]?.plusRecents, 1);
    const known = { ...newer, type: 'reponse', corps: 'Oui.', couleur: 'bleu' };
    assert.equal(
      plier([...history({}), lireEvenement(JSON.stringify(known))].flatMap((one) => ('refus' in one ? [] : one))).fils[0]
        ?.commentaires.length,
      2,
    );
    const refusals: Readonly<Record<string, unknown>> = {
      'il est vide': ' ',
      'il est coupé ou abîmé': ecrireEvenement(history({})[0]?.evenement as Evenement).slice(0, 80),
      'il est trop grand pour être une remarque': 'x'.repeat(reviewLimits.evenement + 1),
      'ce n’est pas une remarque de relecture': '[1]',
      'il lui manque quelque chose, ou quelque chose y est trop long': JSON.stringify({
        ...history({})[0]?.evenement,
        corps: 'x'.repeat(reviewLimits.corps + 1),
      }),
    };
    for (const [refus, source] of Object.entries(refusals)) assert.deepEqual(lireEvenement(source as string), { refus });
  });

  it('caps: as many are read, one more is refused', () => {
    const base = history({})[0]?.evenement;
    const ancre = { exact: 'x', prefix: '', suffix: '', start: 0, end: 1, bloc: [] };
    const made: { readonly [K in Exclude<keyof typeof reviewLimits, 'textes'>]: (count: number) => unknown } = {
      corps: (count) => lireEvenement(JSON.stringify({ ...base, corps: 'x'.repeat(count) })),
      passage: (count) =>
        lireEvenement(JSON.stringify({ ...base, cible: { ...cible, ancre: { ...ancre, exact: 'x'.repeat(count) } } })),
      compteur: (count) => lireEvenement(JSON.stringify({ ...base, n: count })),
      parents: (count) => lireEvenement(JSON.stringify({ ...base, parents: Array(count).fill('evenement-1') })),
      evenement: (count) => lireEvenement(JSON.stringify(base).padEnd(count)),
      echange: (count) => lireEchange(ecrireEchange([], new Map()).padEnd(count)),
    };
    for (const [name, make] of Object.entries(made)) {
      const most = reviewLimits[name as keyof typeof made];
      assert.doesNotMatch(Object.keys(make(most) as object).join(), /^(refus|raison)$/, name);
      assert.match(Object.keys(make(most + 1) as object).join(), /^(refus|raison)$/, name);
    }
  });

  it('names no file outside the dossier', () => {
    const base = history({})[0]?.evenement;
    for (const fichier of ['/etc/x', '../x', 'a/../../x', 'C:\\x', 'a\\b', 'file:x', 'a//b', './x', 'a\u202eb', 'a\nb', '', '..'])
      assert.ok('refus' in lireEvenement(JSON.stringify({ ...base, cible: { fichier } })), fichier);
    assert.ok('evenement' in lireEvenement(JSON.stringify({ ...base, cible: { fichier: 'parties/C1 — été.dep.md' } })));
  });
});
