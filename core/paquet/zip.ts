// Archives of packs: read with suspicion (by hand, but for the inflating), written the same bytes for the same files.
import { Inflate, strFromU8, zipSync } from 'fflate/browser';
import { quoted } from '../french.js';
import { paquetLimits } from '../limits.js';

/** The files of an archive by path, or why it is refused, in one sentence. */
export type Archive = { readonly fichiers: ReadonlyMap<string, Uint8Array> } | { readonly refus: string };

/** Why an archive is refused: thrown and caught in this file only. */
class Refus extends Error {}

/** Archives are dated by their content alone: the first day that their format knows. No zone: it is read in that of the machine. */
const day = '1980-01-02T12:00:00';

/** An archive of these files: same files, same bytes, whatever their order. */
export function writeZip(fichiers: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const sorted = [...fichiers].sort(([a], [b]) => (a < b ? -1 : 1));
  return zipSync(Object.fromEntries(sorted), { level: 9, mtime: day, os: 0 });
}

/** Reads an archive, whole or not at all. Never throws. */
export function readZip(bytes: Uint8Array): Archive {
  try {
    return { fichiers: read(bytes) };
  } catch (error) {
    return { refus: error instanceof Refus ? error.message : damaged };
  }
}

const damaged = 'Cette archive est abîmée ou incomplète : demandez-la de nouveau, ou recopiez-la.';

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

function read(bytes: Uint8Array): Map<string, Uint8Array> {
  if (bytes.length > paquetLimits.total)
    throw new Refus(`Cette archive est trop grosse : au plus ${paquetLimits.total / 1_000_000} Mo.`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = directory(view);
  const fichiers = new Map<string, Uint8Array>();
  const seen = new Set<string>();
  let total = 0;
  for (const entry of entries) {
    const { name, size, packed } = entry;
    const key = name.toLowerCase();
    if (seen.has(key)) throw new Refus(`Le nom ${quoted(name)} est deux fois dans l’archive : refaites-la.`);
    seen.add(key);
    if (size > paquetLimits.file) throw new Refus(`${quoted(name)} est trop gros : au plus ${paquetLimits.file / 1_000_000} Mo.`);
    if (size > 100_000 && size > packed * paquetLimits.ratio)
      throw new Refus(`${quoted(name)} grossit trop une fois décompressé : l’archive est refusée.`);
    total += size;
    if (total > paquetLimits.total)
      throw new Refus(`Cette archive est trop grosse une fois décompressée : au plus ${paquetLimits.total / 1_000_000} Mo.`);
    if (!name.endsWith('/')) fichiers.set(name, content(bytes, view, entry));
  }
  return fichiers;
}

/** Reads the list at the end of the archive. All its numbers are checked by `DataView`, which throws outside the bytes. */
function directory(view: DataView): Entry[] {
  const length = view.byteLength;
  let end = length - 22;
  while (end >= Math.max(0, length - 22 - 65_535) && view.getUint32(end, true) !== 0x06054b50) end--;
  // The comment goes to the very end: nothing may hide behind it.
  if (end < 0 || view.getUint32(end, true) !== 0x06054b50 || end + 22 + view.getUint16(end + 20, true) !== length)
    throw new Refus(damaged);
  const count = view.getUint16(end + 10, true);
  if (count > paquetLimits.files) throw new Refus(`Cette archive contient trop de fichiers : au plus ${paquetLimits.files}.`);
  const entries: Entry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let read = 0; read < count; read++) {
    if (view.getUint32(at, true) !== 0x02014b50) throw new Refus(damaged);
    const [nameLength, extra, comment] = [28, 30, 32].map((field) => view.getUint16(at + field, true)) as [
      number,
      number,
      number,
    ];
    const name = nameAt(view, at + 46, nameLength);
    const flags = view.getUint16(at + 8, true);
    const mode = view.getUint32(at + 38, true) >>> 16;
    if ((flags & 0x2041) !== 0)
      throw new Refus(`${quoted(name)} est protégé par un mot de passe : refaites l’archive sans mot de passe.`);
    if ((mode & 0o170000) !== 0 && (mode & 0o170000) !== 0o100000 && (mode & 0o170000) !== 0o040000)
      throw new Refus(`${quoted(name)} est un raccourci, pas un fichier : mettez le fichier lui-même dans l’archive.`);
    entries.push({
      name,
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    });
    at += 46 + nameLength + extra + comment;
  }
  if (at !== end) throw new Refus(damaged);
  return entries;
}

/** A name that stays inside the pack, its accents composed. */
function nameAt(view: DataView, start: number, length: number): string {
  const bytes = new Uint8Array(view.buffer, view.byteOffset + start, length);
  const name = strFromU8(bytes).normalize('NFC');
  if (name.includes('\ufffd'))
    throw new Refus('Un nom de l’archive ne peut pas être lu : refaites-la avec des noms sans accent.');
  const steps = name.replace(/\/$/, '').split('/');
  if (steps.some((step) => step === '' || step === '.' || step === '..' || /[\\:*?"<>|\p{Cc}]/u.test(step)))
    throw new Refus(`Le nom ${quoted(name)} sort du paquet ou n’est pas permis : l’archive est refusée.`);
  return name;
}

function content(bytes: Uint8Array, view: DataView, { name, method, crc, packed, size, offset }: Entry): Uint8Array {
  if (view.getUint32(offset, true) !== 0x04034b50) throw new Refus(damaged);
  const nameLength = view.getUint16(offset + 26, true);
  if (nameAt(view, offset + 30, nameLength) !== name) throw new Refus(damaged);
  const from = offset + 30 + nameLength + view.getUint16(offset + 28, true);
  if (from + packed > bytes.length) throw new Refus(damaged);
  const raw = bytes.subarray(from, from + packed);
  const data = method === 0 ? raw : method === 8 ? inflate(raw, size) : undefined;
  if (!data)
    throw new Refus(`${quoted(name)} est compressé d’une manière inconnue : refaites l’archive au format ZIP ordinaire.`);
  if (data.length !== size || checksum(data) !== crc) throw new Refus(damaged);
  return data;
}

/** Inflates to `size` bytes at most: given in small pieces, so that one that says more is stopped early. */
function inflate(raw: Uint8Array, size: number): Uint8Array {
  const data = new Uint8Array(size);
  let at = 0;
  let finished = false;
  const stream = new Inflate((chunk, final) => {
    if (at + chunk.length > size) throw new Refus(damaged);
    data.set(chunk, at);
    at += chunk.length;
    finished ||= final;
  });
  const piece = 4096;
  for (let from = 0; from < raw.length || from === 0; from += piece)
    stream.push(raw.subarray(from, from + piece), from + piece >= raw.length);
  if (!finished || at !== size) throw new Refus(damaged);
  return data;
}

const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

/** CRC-32, as archives have it. */
function checksum(data: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of data) crc = (crc >>> 8) ^ (table[(crc ^ byte) & 0xff] ?? 0);
  return (crc ^ 0xffffffff) >>> 0;
}
