// Packs: what is wrong in one is told with its file, its line and its cause; nothing that a pack holds makes the reader fail.
import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import {
  applyEdits,
  cadreOf,
  choixParmi,
  completion,
  expand,
  hover,
  paquetLimits,
  readPaquet,
  sentSnippet,
  verifyPaquet,
} from '../../core/index.js';
import { referentielApapp } from '../../referentiel/index.js';
import { readCases } from '../support/cases.js';
import { analyseFiles, cadreApapp, cadreInvente, paquetTexts } from '../support/core.js';
import { random } from '../support/mutants.js';
import { changed, inLine, invente, problemesOf, variablesIn } from '../support/paquets.js';

const seed = 20261125;
const count = 1000;

/** What spoils a text at an offset. */
const spoilers: readonly ((text: string, at: number, other: number) => string)[] = [
  (text, at) => text.slice(0, at),
  (text, at) => text.slice(0, at) + text.slice(at + 1),
  (text, at) => text.slice(0, at) + text.slice(at, at + 3) + text.slice(at),
  (text, at, other) => text.slice(0, Math.min(at, other)) + text.slice(Math.max(at, other)),
  ...[
    '$',
    '${',
    '}',
    '|',
    ':::',
    '"',
    '{',
    '[',
    ']',
    '<',
    '\u0000',
    '\u202e',
    '\ud800',
    '- ',
    ': ',
    '\n',
    '\t',
    '&a ',
    '*a ',
    '!!js ',
    '#',
  ].map((sign) => (text: string, at: number) => text.slice(0, at) + sign + text.slice(at)),
  (text, at) => `${text.slice(0, at)}\${CLIPBOARD}${text.slice(at)}`,
  (text, at) => `${text.slice(0, at)}\${1:[à rédiger : $CLIPBOARD]}${text.slice(at)}`,
  (text, at) => `${text.slice(0, at)}$TM_FILEPATH${text.slice(at)}`,
  (text, at) => text.replaceAll(': ', () => (at % 2 === 0 ? ': $TM_FILEPATH ' : ': \\\\$TM_FILEPATH ')),
  (text, at) => `${text.slice(0, at)}[x](command:dep.x)${text.slice(at)}`,
  (text, at) => `${text.slice(0, at)}\n__proto__: { a: 1 }\n${text.slice(at)}`,
  (text) => text.replaceAll('\n', '\r\n'),
  (text) => `\ufeff${text}`,
  () => '',
];

describe('packs', () => {
  it('the built-in one has nothing wrong', () => {
    const texts = [...paquetTexts('../../snippets')].map(([name, text]) => [`snippets/${name}`, text] as const);
    const files = new Map([
      ...['pack.yaml', 'referentiel/referentiel.yaml'].map((path) => [path, readFileSync(path, 'utf8')] as const),
      ...texts,
    ]);
    assert.deepEqual(problemesOf(files).map(inLine), []);
    assert.deepEqual(readPaquet(files).referentiel?.donnees, referentielApapp);
  });

  it('that of an invented certification has nothing wrong', () => {
    assert.deepEqual(problemesOf(invente).map(inLine), []);
  });

  for (const { head, text } of readCases('test/core/paquets.txt')) {
    it(`says ${head}`, () => {
      const [path = '', from = '', to = '', ...expected] = text.split('\n').filter((line) => line !== '');
      const unquote = (line: string): string => line.replaceAll('\\n', '\n').replaceAll('\\u202e', '\u202e');
      const files = changed(path, (before) => {
        assert.ok(from === '^' || before.includes(unquote(from)), `${path} holds « ${from} »`);
        return from === '^' ? unquote(to) + before : before.replace(unquote(from), () => (to === '-' ? '' : unquote(to)));
      });
      const said = problemesOf(files).map(inLine);
      assert.equal(said.length, expected.length, said.join('\n'));
      for (const [index, one] of expected.entries()) assert.ok(said[index]?.startsWith(one), `${said[index]}\nis not\n${one}`);
    });
  }

  it('says what is missing', () => {
    const said = (path: string) => problemesOf(changed(path, () => undefined)).map(inLine);
    assert.match(said('pack.yaml').join(), /^pack\.yaml:1:1 fiche-absente Il manque le fichier « pack\.yaml »/);
    assert.match(said('referentiel.yaml').join(), /^pack\.yaml:8:14 fichier-absent Le fichier « referentiel\.yaml »/);
    assert.match(said('exemples/a-reprendre.dep.md').join(), /^$/);
  });

  it('refuses in no time what would be too deep or too long for the YAML reader', () => {
    const row = (sign: string): string => `${sign.repeat(1900 / sign.length)}\n`.repeat(50);
    const texts = [
      '['.repeat(1900),
      '- '.repeat(900),
      '? '.repeat(900),
      `a:\n${' '.repeat(500)}b: 1`,
      '{a: '.repeat(400),
      `[${'a: '.repeat(600)}`,
    ];
    for (const text of [
      ...texts,
      row('] '),
      'a: ['.repeat(100_000),
      'a: [\n- a\n',
      'a: 1\n'.repeat(2_000_000),
      'a: *b',
      'a: &b c',
      'a: !!js b',
    ]) {
      const began = performance.now();
      const said = problemesOf(changed('referentiel.yaml', () => text));
      assert.equal(said.length, 1, text.slice(0, 20));
      assert.equal(said[0]?.code, 'yaml-illisible');
      assert.ok(performance.now() - began < 1000, `${text.slice(0, 10)} ${performance.now() - began} ms`);
    }
    // What the parser is given takes it a bounded time.
    for (const text of [row('"a" '), row('a: b '), 'a: 1\n'.repeat(20_000)]) {
      const began = performance.now();
      assert.ok(problemesOf(changed('referentiel.yaml', () => text)).length > 0);
      assert.ok(performance.now() - began < 5000, `${text.slice(0, 10)} ${performance.now() - began} ms`);
    }
    const lineOf = (length: number): string =>
      inLine(problemesOf(changed('referentiel.yaml', () => 'x'.repeat(length)))[0] as never);
    assert.match(lineOf(paquetLimits.line + 1), /Cette ligne est trop longue/);
    assert.doesNotMatch(lineOf(paquetLimits.line), /trop longue/);
    const malle = (length: number) =>
      problemesOf(changed('modeles/malle.md', (text) => `${text}${'x'.repeat(length - text.length)}`))
        .map(inLine)
        .join();
    assert.match(malle(paquetLimits.modele + 1), /^modeles\/malle\.md:1:1 modele-illisible Ce modèle est trop long/);
    assert.doesNotMatch(malle(paquetLimits.modele), /trop long/);
    const edge = '#\n'.repeat(paquetLimits.yaml / 2);
    assert.match(inLine(problemesOf(changed('referentiel.yaml', () => `${edge}#`))[0] as never), /trop long/);
    assert.doesNotMatch(inLine(problemesOf(changed('referentiel.yaml', () => edge))[0] as never), /trop long/);
  });

  it(`${count} spoilt packs: none fails, every refusal names file, line and cause (seed ${seed})`, function () {
    this.timeout(120_000);
    const below = random(seed);
    const paths = [...invente.keys()];
    let refused = 0;
    for (let made = 0; made < count; made++) {
      const path = paths[below(paths.length)] ?? '';
      const spoil = spoilers[below(spoilers.length)];
      const files = changed(path, (text) => spoil?.(text, below(text.length + 1), below(text.length + 1)));
      const lu = readPaquet(files);
      const cadre = cadreOf(lu, undefined);
      // What has not changed is sound: it is not tried again, unless the référentiel is another.
      const all = path === 'referentiel.yaml';
      const modeles = lu.modeles.filter((one) => all || one.source.chemin === path);
      const exemples = all || path.startsWith('exemples/') ? lu.exemples : new Map<string, string>();
      const said = [...lu.problemes, ...(cadre ? verifyPaquet({ ...lu, modeles, exemples }, cadre) : [])];
      const where = `pack ${made}, ${path}`;
      assert.equal(
        lu.paquet === undefined,
        lu.problemes.some((one) => one.severite === 'erreur'),
        where,
      );
      for (const { corps } of [...modeles.map((one) => one.modele), { corps: files.get(path) ?? '' }])
        assert.deepEqual(variablesIn(sentSnippet(corps)), [], where);
      for (const { modele } of lu.paquet ? modeles : []) assert.deepEqual(variablesIn(expand(modele)), [], where);
      for (const one of said) {
        const length = files.get(one.chemin)?.length ?? 0;
        assert.ok(
          files.has(one.chemin) || one.chemin === 'pack.yaml' || one.chemin.endsWith('.constats.txt'),
          `${where}: ${inLine(one)}`,
        );
        assert.ok(one.span.start >= 0 && one.span.start <= one.span.end && one.span.end <= length, `${where}: ${inLine(one)}`);
        assert.ok(one.ligne >= 1 && one.colonne >= 1 && one.message.length > 20, `${where}: ${inLine(one)}`);
      }
      if (said.length > 0) refused++;
    }
    assert.ok(refused > count / 2, `${refused} told of`);
    assert.equal(Object.keys(Object.prototype).length, 0);
  });

  describe('a dossier of another certification', () => {
    const inventeFile = invente.get('exemples/a-reprendre.dep.md') ?? '';

    it('is checked in its words, not in those of the built-in one', () => {
      const { cadre, findings, statut } = analyseFiles(new Map([['dossier.dep.md', inventeFile]]));
      assert.equal(cadre.referentiel.id, 'passeur-de-lecture');
      assert.equal(statut.titre, 'prêt à lire');
      assert.match(findings.map((one) => one.message).join('\n'), /il manque la parole d’un lecteur sur cette séance/);
    });

    it('is completed and explained in its words', () => {
      const at = inventeFile.indexOf('# L2');
      const text = `${inventeFile.slice(0, at)}:::seance[X]{pour="L1.1" facettes=""}\n\n:::\n\n${inventeFile.slice(at)}`;
      const analysis = analyseFiles(new Map([['dossier.dep.md', text]]));
      const fichier = analysis.dossier.racine;
      const proposed =
        completion(analysis, fichier, text.indexOf('facettes=""}') + 10)?.propositions.map((one) => one.label) ?? [];
      assert.deepEqual(proposed.slice(0, 2), ['lecture à voix haute', 'choix partagé des livres']);
      assert.ok(!proposed.includes('lecture animée'), 'what is obsolete is not proposed');
      const said = hover(analysis, fichier, text.indexOf('"L1.1"') + 2);
      assert.match(JSON.stringify(said), /Préparer et tenir une séance/);
    });

    it('that names what nothing replaces is told of it once, and keeps its text', () => {
      const lu = readPaquet(changed('referentiel.yaml', (text) => text.replace(', remplacePar: L2.1', '')));
      const text = '---\ndossier: passeur-de-lecture\n---\n# L2\n\n:::malle[Prêts]{pour="L2.3"}\nUn cahier.\n:::\n';
      const { findings } = analyseFiles(new Map([['dossier.dep.md', text]]), {}, cadreOf(lu, undefined));
      const here = findings.filter((one) => one.span.start > text.indexOf(':::'));
      assert.deepEqual(
        here.map((one) => one.code),
        ['nom-obsolete'],
      );
      assert.ok(here[0]?.fixes.every((one) => applyEdits(here[0]?.fichier as never, one.edits).includes('Un cahier.')));
    });

    it('is read with the version it names, else with the newest, else with the built-in one', () => {
      const [apapp, first] = [cadreApapp(), cadreInvente()];
      const second = cadreOf(
        readPaquet(new Map([...invente].map(([path, text]) => [path, text.replace(/^version: "1\.1\.0"/m, 'version: "1.2.0"')]))),
        undefined,
      );
      assert.ok(second);
      const choose = choixParmi([apapp, first, second]);
      assert.equal(choose('passeur-de-lecture@1.1.0'), first);
      assert.equal(choose('passeur-de-lecture'), second);
      assert.equal(choose('Passeur-de-lecture@9.9.9'), second);
      for (const other of [undefined, '', 'inconnu', 'inconnu@1.0.0', apapp.referentiel.id]) assert.equal(choose(other), apapp);
    });
  });
});
