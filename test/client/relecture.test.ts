// What is shown of a review, as data: the groups of the tree, the words of a thread, and remarks that can do nothing.
import { strict as assert } from 'node:assert';
import MarkdownIt from 'markdown-it';
import { attendues, lignes, miennes, type Souhait } from '../../client/relecture/vue.js';
import { type Fil, type FilPlace, inoffensif, type Lieu, libelle, lieuDe } from '../../core/relecture/index.js';

const seed = 20261130;
const ancre = { exact: 'Le lundi de Nadia', prefix: '', suffix: '', start: 0, end: 17, bloc: ['C1'] };
const maud = { nom: 'Maud', role: 'accompagnateur' };
const signe = { auteur: maud, at: '2026-01-05T10:00:00.000Z' };

/** A thread; what is not said is that of a question on a passage. */
function fil(id: string, other: Partial<Fil> = {}): Fil {
  const cible = { fichier: 'd.dep.md', ancre };
  const commentaires = [{ ...signe, id, corps: `Remarque ${id}`, versions: [] }];
  const plain = { genre: 'question', etat: 'a-traiter', dernier: maud, supprime: false, plusRecents: 0 } as const;
  return { ...signe, id, origine: cible, cible, commentaires, ...plain, ...other };
}

const all: readonly (readonly [Fil, Lieu])[] = [
  [fil('a'), 'place'],
  [fil('b', { etat: 'traite', critere: 'C2.1' }), 'a-verifier'],
  [fil('c'), 'detache'],
  [fil('d', { etat: 'valide', auteur: { nom: 'Camille', role: 'candidat' } }), 'place'],
  [fil('e', { supprime: true }), 'place'],
];
const vus: readonly FilPlace[] = all.map(([fil, lieu]) => ({ fil, lieu }));
const souhait: Souhait = {
  filtre: 'tout',
  rangement: 'etat',
  role: 'candidat',
  competenceDe: (one) => one.critere?.slice(0, 2),
};

describe('relecture, as it is shown', () => {
  const cases: Record<string, [Partial<Souhait>, string]> = {
    'by state': [{}, 'À traiter: a | Traité: b | Validé: d | Passage introuvable: c | Supprimées: e'],
    'by author': [
      { rangement: 'auteur' },
      'Camille (candidat): d | Maud (accompagnateur): a b | Passage introuvable: c | Supprimées: e',
    ],
    'by competence': [{ rangement: 'competence' }, 'C2: b | Pour tout le dossier: a d | Passage introuvable: c | Supprimées: e'],
    'what waits for the candidate': [{ filtre: 'attendues' }, 'À traiter: a | Passage introuvable: c | Supprimées: e'],
    'what waits for the trainer': [
      { filtre: 'attendues', role: 'accompagnateur' },
      'Traité: b | Passage introuvable: c | Supprimées: e',
    ],
    'passages to be checked': [{ filtre: 'a-verifier' }, 'Traité: b | Passage introuvable: c | Supprimées: e'],
  };
  for (const [name, [change, expected]] of Object.entries(cases)) {
    it(name, () => {
      const shown = lignes(vus, { ...souhait, ...change });
      const said = shown.map(({ titre, children }) => `${titre}: ${children.map((one) => one.vu?.fil.id).join(' ')}`);
      assert.equal(said.join(' | '), expected);
    });
  }

  it('counts what waits for a role, nothing when nobody said who they are', () => {
    assert.deepEqual(
      ['candidat', 'accompagnateur', ''].map((role) => attendues(vus, role)),
      [2, 1, 0],
    );
  });

  it('a thread that begins with an event of a newer version says so, and waits for nobody', () => {
    const recent = fil('f', { genre: '', commentaires: [], plusRecents: 1 });
    const { dernier: _, ...quiet } = recent;
    const [groupe] = lignes([{ fil: quiet, lieu: 'fichier' }], souhait);
    assert.match(groupe?.children[0]?.titre ?? '', /^Vient d’une version plus récente/);
    assert.equal(attendues([{ fil: quiet, lieu: 'fichier' }], 'candidat'), 0);
  });

  it('only one’s own remarks are one’s own to take away or put back', () => {
    const camille = { nom: 'Camille', role: 'candidat' };
    const one = { ...signe, corps: 'x', versions: [] };
    const mixed = fil('g', {
      commentaires: [
        { ...one, id: '1' },
        { ...one, id: '2', auteur: camille },
        { ...one, id: '3', auteur: { ...maud, nom: 'MAUD' } },
        { ...one, id: '4', supprime: signe },
      ],
    });
    const ids = (...args: Parameters<typeof miennes>) => miennes(...args).map(({ id }) => id);
    assert.deepEqual(ids(mixed, maud, 'presentes'), ['1', '3']);
    assert.deepEqual(ids(mixed, maud, 'supprimees'), ['4']);
    assert.deepEqual(ids(mixed, camille, 'presentes'), ['2']);
    assert.deepEqual(ids(mixed, undefined, 'presentes'), []);
  });

  it('tells a remark on the whole file from one that has lost its passage', () => {
    const file = { fichier: 'd.dep.md' };
    assert.equal(lieuDe(fil('a', { origine: file, cible: file }), undefined), 'fichier');
    assert.equal(lieuDe(fil('a', { cible: file }), undefined), 'detache');
    assert.equal(lieuDe(fil('a'), { etat: 'a-verifier', span: ancre }), 'a-verifier');
    assert.equal(lieuDe(fil('a'), undefined), 'detache');
  });

  it('says in words what a thread is about and where it stands', () => {
    assert.equal(
      libelle({ fil: fil('b', { critere: 'C2.1' }), lieu: 'a-verifier' }),
      'Question (C2.1) · à traiter · passage à vérifier',
    );
  });

  for (const text of [
    '[clic](command:dep.redemarrer)',
    '![image](https://exemple.invalid/i.png)',
    '<img src=x onerror=alert(1)>',
    '<https://exemple.invalid>',
    'https://exemple.invalid et www.exemple.invalid',
    'camille@exemple.invalid',
    '[a]: command:x',
    '&lt;b&gt;',
  ]) {
    it(`leaves nothing active in ${text}`, () => assert.doesNotMatch(inoffensif(text), /[[\]<@]|:\/\/|www\.|&(?!#\d+;)/));
  }

  it('code stays code', () => {
    for (const code of ['`a[0] < b`', '```ts\nif (a[0] < b && c) x();\n```']) assert.equal(inoffensif(`${code}`), code);
    assert.equal(inoffensif('`a|b`, ``c`` et \\`d`'), '&#96;a|b&#96;, ``c`` et &#92;`d`');
    assert.equal(inoffensif('un\r\ndeux'), 'un  \ndeux');
  });

  it(`20,000 remarks made against it: nothing active is left (seed ${seed})`, function () {
    this.timeout(30_000);
    const bits = [
      ...'`~\\|<>[]()!#*-:@& \n',
      '```',
      '~~~',
      '[x](y)',
      '<b>',
      'https://a.b',
      'www.a.b',
      'a',
      '    ',
      '> ',
      '```ts\n',
      '\n```\n',
      '|-|\n',
    ];
    const reader = new MarkdownIt({ html: true, linkify: true });
    let state = seed;
    const next = (most: number): number => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return Math.floor((state / 2 ** 32) * most);
    };
    for (let run = 0; run < 20_000; run++) {
      const text = Array.from({ length: 1 + next(14) }, () => bits[next(bits.length)]).join('');
      const quoted = inoffensif(text).replace(/^/gm, '> ');
      for (const made of [inoffensif(text), quoted]) {
        const tokens = reader.parse(made, {}).flatMap((one) => [one, ...(one.children ?? [])]);
        const active = tokens.find((one) => /^(?:link_open|image|html_\w+)$/.test(one.type));
        assert.equal(active, undefined, `seed ${seed}, run ${run}: ${JSON.stringify(text)} → ${JSON.stringify(made)}`);
      }
    }
  });
});
