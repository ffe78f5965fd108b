// « Aller au passage »: opens a file of the dossier where a finding or a preuve is.
import * as vscode from 'vscode';
import type { Location } from 'vscode-languageserver-types';
import { type LieuParams, lieu } from '../server/protocol.js';
import type { Ask } from './asking.js';
import { dire } from './dire.js';
import type { Dossiers } from './dossiers.js';

/** Internal command: hidden from the palette. Its arguments: an LSP location or what finds it, and the column to open it in, if wanted. */
export const goTo = 'dep.allerAuPassage';

/** Registers the command; it lives until the result is disposed. */
export function openPlace(): vscode.Disposable {
  return vscode.commands.registerCommand(goTo, open);
}

/** Finds where a line of the shown dossier’s trees is, or without one what is to be written next. */
export type FindPlace = (ligne?: string, racine?: string) => Promise<Location | null>;

/** The server knows: places move with every line that is written above them. */
export function findingPlaces(ask: Ask, dossiers: Dossiers): FindPlace {
  return async (ligne, racine = dossiers.current?.racine) => {
    if (racine === undefined) return null;
    const params: LieuParams = { uri: racine, ...(ligne === undefined ? {} : { ligne }) };
    return ask<Location>(lieu, params);
  };
}

async function open(given: Location | (() => Promise<Location | null>), viewColumn?: vscode.ViewColumn): Promise<void> {
  const found = typeof given === 'function' ? await given() : given;
  if (!found) return;
  const { uri, range } = found;
  const selection = new vscode.Range(range.start.line, range.start.character, range.end.line, range.end.character);
  try {
    await vscode.window.showTextDocument(vscode.Uri.parse(uri), {
      selection,
      ...(viewColumn === undefined ? {} : { viewColumn }),
    });
  } catch {
    void dire.attention('Ce passage ne peut pas être ouvert : son fichier a été déplacé ou supprimé.');
  }
}
