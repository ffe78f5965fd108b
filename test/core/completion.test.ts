// Completion as data: completion.txt holds texts with a cursor, and what is proposed there or what an answer gives.
import { strict as assert } from 'node:assert';
import { type Completion, completion } from '../../core/index.js';
import { type Asked, asked } from '../support/asked.js';
import { readCases } from '../support/cases.js';

const more = '…';

/** The ways editors save a text; what is proposed must not change. */
const savings: readonly { readonly what: string; save(text: string): string }[] = [
  { what: 'as it is', save: (text) => text },
  { what: 'CRLF', save: (text) => text.replaceAll('\n', '\r\n') },
  { what: 'a byte order mark', save: (text) => `\ufeff${text}` },
  { what: 'accents typed apart', save: (text) => text.normalize('NFD') },
];

describe('completion', () => {
  for (const { head, text } of readCases('test/core/completion.txt')) {
    it(head, () => {
      const [source = '', ...expectations] = text.split(/\n(?==> |.+ [+$]> )/);
      assert.ok(expectations.length > 0, 'a case expects something');
      for (const { what, save } of savings) {
        const at = asked(source, save);
        for (const line of expectations) check(line.trimEnd(), at, what);
      }
    });
  }
});

it('a text for these tests holds one cursor', () => {
  assert.throws(() => asked('# C1\n'), /one cursor/);
  assert.throws(() => asked('# C<|>1<|>\n'), /one cursor/);
});

function check(line: string, at: Asked, what: string): void {
  const found = completion(at.analysis, at.fichier, at.offset);
  const [, label = '', sign = '', expected = ''] = /^(.*?) ?([=+$])> (.*)$/.exec(line) ?? [];
  if (sign === '=') assert.equal(shown(found, expected.endsWith(more), expected.split(' | ').length), expected, what);
  else assert.equal(accepted(at, found, label, sign), expected, what);
}

/** The labels in their order; only as many as are expected where more may follow. */
function shown(found: Completion | undefined, open: boolean, count: number): string {
  const labels = found?.propositions.map((one) => plain(one.label)) ?? ['nothing'];
  return open ? [...labels.slice(0, count - 1), more].join(' | ') : labels.join(' | ');
}

/** `+>`: the cursor’s line once the plain text is in; `$>`: the snippet. Ends of lines are shown as ⏎. */
function accepted({ fichier, offset }: Asked, found: Completion | undefined, label: string, sign: string): string {
  const one = found?.propositions.find((item) => plain(item.label) === label);
  assert.ok(found && one, `« ${label} » is not proposed`);
  if (sign === '$') return (one.modele ?? 'no snippet').replace(/\r?\n/g, '⏎');
  const { texte } = fichier;
  const after = texte.slice(0, found.span.start) + one.texte + texte.slice(found.span.end);
  const start = Math.max(texte.lastIndexOf('\n', offset - 1) + 1, texte.startsWith('\ufeff') ? 1 : 0);
  return plain(/^[^\r\n]*/.exec(after.slice(start))?.[0] ?? '').trimEnd();
}

function plain(text: string): string {
  return text.replace(/[\u00a0\u202f]/g, ' ').normalize('NFC');
}

/** What is typed, how its answer is looked for: an editor compares letters, accents included. */
const filters: readonly { readonly what: string; readonly text: string; readonly label: string; readonly filtre: string }[] = [
  {
    what: 'no accent typed',
    text: 'facettes="pre<|>"',
    label: 'présentiel',
    filtre: 'presentiel presence en-presence présentiel',
  },
  {
    what: 'an accent typed',
    text: 'facettes="pré<|>"',
    label: 'présentiel',
    filtre: 'présentiel presentiel presence en-presence',
  },
  {
    what: 'an accent typed apart',
    text: 'facettes="pre\u0301<|>"',
    label: 'présentiel',
    filtre: 'pre\u0301sentiel presentiel presence en-presence',
  },
  { what: 'other spellings', text: 'role="<|>"', label: 'animé', filtre: 'anime animation animé' },
  {
    what: 'titles',
    text: 'pour="<|>"',
    label: 'C1.3',
    filtre: "c1.3 animer pour developper l'autonomie d'apprentissage animer pour développer l’autonomie d’apprentissage",
  },
];

describe('what a proposal is looked for by', () => {
  for (const { what, text, label, filtre } of filters) {
    it(what, () => {
      const { analysis, fichier, offset } = asked(`# C1\n\n:::outil[Plan]{${text}}\n`);
      const one = completion(analysis, fichier, offset)?.propositions.find((item) => plain(item.label) === label);
      assert.equal(plain(one?.filtre ?? '').normalize('NFD'), filtre.normalize('NFD'));
      assert.equal(one?.filtre.includes('pre\u0301'), filtre.includes('pre\u0301'));
    });
  }

  it('a modèle by its slash', () => {
    const { analysis, fichier, offset } = asked('/fi<|>');
    const filters = completion(analysis, fichier, offset)?.propositions.map((one) => one.filtre) ?? [];
    assert.ok(filters.length > 0 && filters.every((one) => one.startsWith('/')), filters.join('\n'));
  });
});

/** What is said beside some labels. */
const details: readonly { readonly text: string; readonly label: string; readonly detail: string }[] = [
  { text: '# C1\n\n:::<|>', label: 'Outil', detail: 'il manque pour C1.1, C1.2 et C1.3' },
  {
    text: '# C1\n\n:::outil[A]{pour="C1.3" facettes="autonomie"}\nMot.\n:::\n\n:::<|>',
    label: 'Outil',
    detail: 'il manque pour C1.1 et C1.2',
  },
  { text: '# C1\n\n:::<|>', label: 'Veille pédagogique', detail: 'pour C5.2' },
  { text: '# C1\n\n:::<|>', label: 'Parcours d’accompagnement', detail: 'pour tout le dossier' },
  { text: '# C1\n\n:::outil{<|>}', label: 'facettes', detail: 'facettes · attendu pour C1.1' },
  { text: '# C1\n\n:::outil-didactique{<|>}', label: 'grille', detail: 'grille d’analyse · conseillé' },
  { text: '# C1\n\n:::outil{<|>}', label: 'lieu', detail: 'lieu' },
  { text: '# C1\n\n:::outil{pour="<|>"}', label: 'C1.1', detail: 'Individualiser au sein d’un collectif hétérogène' },
  { text: '# C1\n\n:::outil{facettes="<|>"}', label: 'individualisation', detail: 'attendu pour C1.1' },
  { text: ':::outil{pour="C3.3" facettes="<|>"}', label: 'synergie', detail: 'conseillé pour C3.3' },
  { text: '# C1\n\n/<|>', label: 'Fiche outil', detail: 'il manque pour C1.1 et C1.3' },
  { text: '# C2\n\n/<|>', label: 'Ressource-outil pour un besoin spécifique', detail: 'il manque pour C2.2' },
  { text: ':::outil[Plan]{pour="C1.1"}\n:::\n\n[a](#<|>)', label: 'Plan', detail: 'Outil · C1.1' },
  { text: ':::retour{apprenant="Léa"}\n:::\n\n:::retour{apprenant="<|>"}', label: 'Léa', detail: '1 preuve' },
  { text: '---\nstatut: <|>\n---', label: 'remise', detail: 'prêt à remettre' },
];

describe('what is said beside a label', () => {
  for (const { text, label, detail } of details) {
    it(`${JSON.stringify(text)} ${label}`, () => {
      const { analysis, fichier, offset } = asked(text);
      const one = completion(analysis, fichier, offset)?.propositions.find((item) => plain(item.label) === label);
      assert.equal(plain(one?.detail ?? 'nothing'), detail);
    });
  }
});

describe('the text is read around the cursor only, whatever its length', () => {
  for (const place of [':::<|>', ':::outil[Plan]{<|>}', ':::outil[Plan]{facettes="<|>"}', '/<|>', '[a](#<|>)', 'Ainsi : <|>']) {
    it(place, () => {
      const prose = 'Un mot, puis un autre : « oui ».\n\n'.repeat(20);
      const { analysis, fichier, offset } = asked(`${prose}:::outil[A]\nMot.\n:::\n\n${place}\n\n${prose}`);
      const near = { start: offset - 200, end: offset + 200 };
      completion(analysis, replaced(analysis, fichier, near), offset);
    });
  }
});

/** The same file, whose text throws when it is read far from a place; its first characters may be, for the front matter. */
function replaced(
  analysis: Asked['analysis'],
  fichier: Asked['fichier'],
  near: { start: number; end: number },
): Asked['fichier'] {
  const within = (start: number, end: number): void =>
    assert.ok(end <= 4 || (start >= near.start && end <= near.end), `the text is read from ${start} to ${end}`);
  const text = {
    length: fichier.texte.length,
    slice(start: number, end: number) {
      within(start, end);
      return fichier.texte.slice(start, end);
    },
  };
  const texte = new Proxy(text, {
    get(target, key) {
      if (typeof key === 'string' && /^\d+$/.test(key)) {
        within(Number(key), Number(key) + 1);
        return fichier.texte[Number(key)];
      }
      assert.ok(key in target, `the text is read by ${String(key)}`);
      return Reflect.get(target, key);
    },
  }) as unknown as string;
  assert.ok(analysis.dossier.fichiers.includes(fichier));
  return { ...fichier, texte };
}
