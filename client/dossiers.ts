// What the server last said of each open dossier, and which one the person is looking at.
import * as vscode from 'vscode';
import { type CouvertureMessage, type CouvertureParams, completed, type PlanParams } from '../server/protocol.js';
import type { Autour } from './apercu.js';

/** Keeps the couverture of every open dossier; fires when the one to show changes. */
export class Dossiers implements vscode.Disposable {
  private readonly byRoot = new Map<string, CouvertureParams>();
  private readonly plans = new Map<string, PlanParams>();
  private readonly changed = new vscode.EventEmitter<CouvertureParams | undefined>();
  private readonly listening: vscode.Disposable;
  private shown: CouvertureParams | undefined;

  /** Fires with the dossier to show, undefined when there is none. */
  readonly onDidChange = this.changed.event;

  constructor() {
    this.listening = vscode.window.onDidChangeActiveTextEditor(() => this.choose());
  }

  /** The dossier to show: that of the active editor, else the last one looked at. */
  get current(): CouvertureParams | undefined {
    return this.shown;
  }

  /** All the open dossiers. */
  get all(): readonly CouvertureParams[] {
    return [...this.byRoot.values()];
  }

  /** The plan of the dossier to show. */
  get plan(): PlanParams | undefined {
    return this.plans.get(this.shown?.racine ?? '');
  }

  /** The dossier a file belongs to, once the server has read it. */
  of(uri: vscode.Uri): CouvertureParams | undefined {
    const wanted = uri.toString();
    return [...this.byRoot.values()].find(({ fichiers }) =>
      fichiers.some((one) => one === wanted || vscode.Uri.parse(one).toString() === wanted),
    );
  }

  /** What a file does not say itself, of the dossier it belongs to. */
  around(uri: vscode.Uri): Autour | undefined {
    const found = this.of(uri);
    return found && { dossier: found.dossier, titres: this.plans.get(found.racine)?.titres ?? {} };
  }

  /** The same for each dossier in several files. */
  get partsAround(): readonly (Autour | undefined)[] {
    return this.all.filter(({ fichiers }) => fichiers.length > 1).map(({ racine }) => this.around(vscode.Uri.parse(racine)));
  }

  /** What the server says; without files the dossier is closed. */
  receive(message: CouvertureMessage): void {
    const params = completed(message, this.byRoot.get(message.racine));
    if (params.fichiers.length === 0) {
      this.byRoot.delete(params.racine);
      this.plans.delete(params.racine);
    } else this.byRoot.set(params.racine, params);
    this.choose();
  }

  /** The plan, as the server says it. */
  receivePlan(params: PlanParams): void {
    this.plans.set(params.racine, params);
    if (params.racine === this.shown?.racine) this.changed.fire(this.shown);
  }

  dispose(): void {
    this.listening.dispose();
    this.changed.dispose();
  }

  private choose(): void {
    const editor = vscode.window.activeTextEditor;
    const last = this.byRoot.get(this.shown?.racine ?? '') ?? [...this.byRoot.values()].at(0);
    this.shown = (editor && this.of(editor.document.uri)) ?? last;
    this.changed.fire(this.shown);
  }
}
