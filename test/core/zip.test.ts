// Archives: hostile ones are refused in one sentence, sound ones give back their files, and the same files give the same bytes.
import { strict as assert } from 'node:assert';
import { deflateRawSync } from 'node:zlib';
import { type Archive, paquetLimits, readZip, writeZip } from '../../core/index.js';
import { random } from '../support/mutants.js';

const seed = 20261126;
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const files = new Map([
  ['pack.yaml', bytes('id: x\n')],
  ['modeles/été.md', bytes('é'.repeat(3000))],
]);
const sound = writeZip(files);

/** The archive with one text of the same length put for another, everywhere it stands. */
function patched(from: string, to: string): Uint8Array {
  const [a, b] = [bytes(from), bytes(to)];
  assert.equal(a.length, b.length);
  const copy = Uint8Array.from(sound);
  for (let at = 0; at + a.length <= copy.length; at++) if (a.every((byte, index) => copy[at + index] === byte)) copy.set(b, at);
  return copy;
}

/** The archive with one number of its first directory entry, or of its end, changed. */
function numbered(where: 'entry' | 'end', field: number, size: 2 | 4, value: number): Uint8Array {
  const copy = Uint8Array.from(sound);
  const view = new DataView(copy.buffer);
  const signature = where === 'entry' ? 0x02014b50 : 0x06054b50;
  let at = 0;
  while (view.getUint32(at, true) !== signature) at++;
  if (size === 2) view.setUint16(at + field, value, true);
  else view.setUint32(at + field, value, true);
  return copy;
}

/** An archive of one file whose compressed bytes say more than its directory does. */
function bomb(said: number): Uint8Array {
  const packed = deflateRawSync(new Uint8Array(200_000_000), { level: 9 });
  const one = writeZip(new Map([['a.md', bytes('a')]]));
  const view = new DataView(one.buffer);
  const header = one.subarray(0, 30 + 4);
  const rest = one.subarray(view.getUint32(one.length - 22 + 16, true));
  const copy = new Uint8Array(header.length + packed.length + rest.length);
  copy.set(header);
  copy.set(packed, header.length);
  copy.set(rest, header.length + packed.length);
  const out = new DataView(copy.buffer);
  const directory = header.length + packed.length;
  for (const [at, field] of [
    [0, 8],
    [directory, 10],
  ] as const) {
    out.setUint16(at + field, 8, true);
    out.setUint32(at + field + 10, packed.length, true);
    out.setUint32(at + field + 14, said, true);
  }
  out.setUint32(copy.length - 22 + 16, directory, true);
  return copy;
}

function refusal(archive: Archive): string {
  assert.ok('refus' in archive, 'it is refused');
  return archive.refus.replace(/[\u00a0\u202f]/g, ' ');
}

describe('archives', () => {
  it('gives back what was put in, whatever the order', () => {
    const archive = readZip(sound);
    assert.ok('fichiers' in archive);
    assert.deepEqual(
      new Map([...archive.fichiers].map(([name, data]) => [name, Uint8Array.from(data)])),
      new Map([...files].reverse()),
    );
    assert.deepEqual(writeZip(new Map([...files].reverse())), sound);
  });

  const hostile: readonly (readonly [string, Uint8Array, RegExp])[] = [
    ['a name that climbs out', patched('modeles/été.md', '../../../éta.md'), /sort du paquet/],
    ['an absolute name', patched('pack.yaml', '/etc/pack'), /sort du paquet/],
    ['a name with a drive', patched('pack.yaml', 'C:pk.yaml'), /sort du paquet/],
    ['a backslash', patched('pack.yaml', '..\\k.yaml'), /sort du paquet/],
    ['an empty step', patched('modeles/été.md', 'modeles//éta.md'), /sort du paquet/],
    ['a shortcut to somewhere else', numbered('entry', 38, 4, 0o120777 * 65536), /raccourci/],
    ['a password', numbered('entry', 8, 2, 1), /mot de passe/],
    ['an unknown compression', numbered('entry', 10, 2, 99), /compressé d’une manière inconnue/],
    ['a size that is not its own', numbered('entry', 24, 4, 1), /abîmée/],
    ['a size beyond the cap', numbered('entry', 24, 4, paquetLimits.file + 1), /trop gros/],
    ['a file that grows too much', numbered('entry', 24, 4, 900_000), /grossit trop/],
    ['a sum that is not its own', numbered('entry', 16, 4, 1), /abîmée/],
    ['too many entries', numbered('end', 10, 2, paquetLimits.files + 1), /trop de fichiers/],
    ['a directory that is elsewhere', numbered('end', 16, 4, 0x7fffffff), /abîmée/],
    ['something after the end', Uint8Array.from([...sound, 0]), /abîmée/],
    ['no archive at all', bytes('<!doctype html>'), /abîmée/],
    ['nothing', new Uint8Array(), /abîmée/],
    ['more bytes than the cap', new Uint8Array(paquetLimits.total + 1), /trop grosse/],
  ];
  for (const [what, archive, why] of hostile) {
    it(`refuses ${what}`, () => {
      assert.match(refusal(readZip(archive)), why);
    });
  }

  it('refuses two files of one name', () => {
    const twice = writeZip(
      new Map([
        ['aa.md', bytes('1')],
        ['bb.md', bytes('2')],
      ]),
    );
    const copy = twice.map((byte) => (byte === 0x62 ? 0x41 : byte));
    assert.match(refusal(readZip(copy)), /deux fois/);
  });

  it('stops a file that says more than it should, in no time', () => {
    const archive = bomb(90_000);
    const began = performance.now();
    assert.match(refusal(readZip(archive)), /abîmée/);
    assert.ok(performance.now() - began < 500, `${performance.now() - began} ms`);
  });

  it('refuses it cut at every byte, in one sentence', () => {
    for (let length = 0; length < sound.length; length++)
      assert.match(refusal(readZip(sound.subarray(0, length))), /^Cette archive est abîmée/);
  });

  it(`3,000 spoilt ones: none fails, what is taken is what was put in (seed ${seed})`, () => {
    const below = random(seed);
    let taken = 0;
    for (let made = 0; made < 3000; made++) {
      const copy = Uint8Array.from(sound);
      for (let change = below(3); change >= 0; change--) copy[below(copy.length)] = below(256);
      const archive = readZip(copy);
      if ('refus' in archive) continue;
      taken++;
      for (const data of archive.fichiers.values())
        assert.ok([...files.values()].some((one) => one.length === data.length && one.every((byte, at) => byte === data[at])));
    }
    assert.ok(taken < 3000);
  });
});
