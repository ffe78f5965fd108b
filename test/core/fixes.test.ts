// Every fix of every finding of every fixture: it removes its finding, adds none, is proposed once, and touches nothing else.
import { strict as assert } from 'node:assert';
import { join } from 'node:path';
import { type Analysis, type Finding, type Fix, rules } from '../../core/index.js';
import { readCases } from '../support/cases.js';
import { analyseFiles } from '../support/core.js';
import { analyseFixed, assertEdits, compared, nameOf } from '../support/fixes.js';
import { parseFixture } from '../support/fixture.js';

const ignoring = 'Ignorer ce constat';

/** Rules without a cure of their own, and why. */
const uncured: Readonly<Record<string, string>> = {
  'annexe-non-appelee': 'only the person knows which passage the annexe sheds light on',
  'citation-sans-reference': 'only the person has the book',
  'date-future': 'only the person knows the date',
  'facette-sans-ligne': 'only the person knows what was done, and how',
  'entree-incomplete': 'only the person knows what the reading changed',
  'liste-sans-commentaire': 'only the person knows what the list shows',
  'nom-decompose': 'a file is renamed outside the text',
  'partie-desequilibree': 'only the person can write more',
  'reference-non-citee': 'only the person knows where the reading helped',
  'retour-sans-parole': 'only the learner can say it',
  'rubrique-vide': 'only the person can write the rubric, or drop it',
  'preuve-reemployee': 'only the person knows which criteria the preuve really shows',
  'preuve-vide': 'only the person can tell what happened',
  'repere-laisse': 'only the person knows what goes there',
  'section-vide': 'only the person can write the section, or drop it',
  'texte-trop-complexe': 'only the person can say it more simply',
  'trop-de-parties': 'only the person knows which parts go together',
};

const lacks = [
  'consentement-manquant',
  'champ-manquant',
  'emplacement-inattendu',
  'facette-manquante',
  'forme-non-admise',
  'partie-incomplete',
  'partie-introuvable',
  'precision-manquante',
  'preuve-commune',
  'preuve-non-liee',
  'preuve-sans-critere',
  'preuve-vide',
  'retour-non-lie',
  'section-vide',
];
const complete = ['preuve-commune'];

/** Rules whose finding hides others: once it is mended, what stands there is judged at last. What can then be told, and why. */
const reveals: Readonly<Record<string, readonly [codes: readonly string[], why: string]>> = {
  'annexe-absente': [['annexe-non-appelee'], 'a block names the annexe, its text does not yet'],
  'attribut-en-double': [lacks, 'both values count: the preuve may serve one more criterion'],
  'attribut-inconnu': [lacks, 'the indication counts'],
  'bloc-illisible': [lacks, 'the block is a preuve'],
  'bloc-non-ferme': [lacks, 'blocks beyond the cap on open blocks are read'],
  'champ-manquant': [complete, 'the preuve is complete, and stands alone for two criteria'],
  'cle-inconnue': [lacks, 'the parts are read'],
  'critere-inconnu': [lacks, 'the preuve serves a criterion'],
  'date-impossible': [['date-future'], 'the date exists, and is to come'],
  'entete-illisible': [lacks, 'the front matter is read'],
  'espace-insecable': [lacks, 'the heading is a partie'],
  'facette-manquante': [
    [...complete, 'facette-sans-ligne'],
    'the preuve is complete, its table not yet; it stands alone for two criteria',
  ],
  'forme-non-admise': [complete, 'the preuve is complete, and stands alone for two criteria'],
  'lien-avec-espaces': [lacks, 'the link is one'],
  'marque-invisible': [lacks, 'what the mark spoilt is read'],
  'partie-incomplete': [['partie-desequilibree'], 'one more partie is long enough to be compared'],
  'lien-introuvable': [lacks, 'the link leads somewhere, which may not be what the criterion asks'],
  'nature-inconnue': [lacks, 'the preuve is of a nature, which asks for its fields'],
  'nature-non-attendue': [lacks, 'the preuve counts for the criterion'],
  'partie-absente': [lacks, 'the partie is there, and lacks its preuves'],
  'preuve-sans-critere': [lacks, 'the preuve serves a criterion'],
  'valeur-inconnue': [lacks, 'the forme is known, which may ask for its fields'],
};

/** Told of every dossier that is only begun: mended in their own fixtures. */
const general = ['partie-absente', 'preuve-manquante', 'minimum-global'];

/** Findings of one rule tried in one case: the two hundredth file that is not there shows nothing more. */
const many = 16;

/** How a fixture is saved: every fix of its own rule is tried in each way, those of other rules in the first. */
const savings: readonly { readonly what: string; save(text: string): string }[] = [
  { what: 'LF', save: (text) => text },
  { what: 'CRLF and a byte order mark', save: (text) => `\ufeff${text.replaceAll('\n', '\r\n')}` },
];

describe('fixes', () => {
  const cured = new Set<string>();
  for (const { code } of rules) {
    it(code, function () {
      this.timeout(20_000);
      for (const { head, text } of readCases(join('test/core/rules', `${code}.txt`))) {
        const { files } = parseFixture(text);
        for (const [index, { what, save }] of savings.entries()) {
          const before = analyseFiles(new Map([...files].map(([path, source]) => [path, save(source)])));
          const tried = before.findings.filter((one) => one.code === code || (index === 0 && !general.includes(one.code)));
          const count = new Map<string, number>();
          for (const finding of tried) {
            const rank = count.get(finding.code) ?? 0;
            count.set(finding.code, rank + 1);
            if (rank >= many) continue;
            for (const fix of finding.fixes) {
              if (!fix.titre.startsWith(ignoring)) cured.add(finding.code);
              assertFix(before, finding, fix, `« ${head} », ${what}, ${nameOf(finding)}, ${fix.titre}`);
            }
          }
        }
      }
    });
  }

  it('every rule has one, but those where only the person can act', () => {
    const missing = rules.map(({ code }) => code).filter((code) => !cured.has(code));
    assert.deepEqual(missing.sort(), Object.keys(uncured).sort());
  });
});

function assertFix(before: Analysis, finding: Finding, fix: Fix, where: string): void {
  assertEdits(before, fix, where);
  const after = analyseFixed(before, fix);
  const { gone, added } = compared(before, after);
  assert.ok(gone.includes(nameOf(finding)), `${where}: the finding is gone`);
  const [allowed = []] = fix.titre.startsWith(ignoring) ? [] : (reveals[finding.code] ?? []);
  assert.deepEqual(
    added.filter((one) => !allowed.includes(one.split(' ')[0] ?? '')),
    [],
    `${where}: nothing is added`,
  );
  assert.ok(proposals(after, finding, fix) < proposals(before, finding, fix), `${where}: it is not proposed again`);
}

/** How often the same is said and the same cure proposed. */
function proposals({ findings }: Analysis, { code, message }: Finding, { titre }: Fix): number {
  const same = findings.filter((one) => one.code === code && one.message === message);
  return same.filter((one) => one.fixes.some((fix) => fix.titre === titre)).length;
}
