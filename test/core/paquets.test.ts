// Packs: what is wrong in one is told with its file, its line and its cause; nothing that a pack holds makes the reader fail.
import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { cadreOf, choixParmi, completion, hover, paquetLimits, readPaquet, verifyPaquet } from '../../core/index.js';
import { referentielApapp } from '../../referentiel/index.js';
import { readCases } from '../support/cases.js';
import { analyseFiles, cadreApapp, cadreInvente, paquetTexts } from '../support/core.js';
import { random } from '../support/mutants.js';
import { changed, inLine, invente, problemesOf } from '../support/paquets.js';

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
    for (const text of [
      '['.repeat(100_000),
      '- '.repeat(100_000),
      `a:\n${' '.repeat(500)}b: 1`,
      '{a: '.repeat(90_000),
      'a: 1\n'.repeat(2_000_000),
    ]) {
      const began = performance.now();
      const said = problemesOf(changed('referentiel.yaml', () => text));
      assert.equal(said.length, 1);
      assert.ok(performance.now() - began < 1000, `${text.slice(0, 10)} ${performance.now() - began} ms`);
    }
    const edge = `${'#'.repeat(paquetLimits.yaml)}`;
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
