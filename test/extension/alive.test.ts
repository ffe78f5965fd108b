// In a real VS Code: a server that is killed, hung or sent away is replaced, and its findings come back.
import * as vscode from 'vscode';
import { check, findings, folder, open, replace } from './editor.js';

/** The parts of Node's file system this suite looks at processes with. */
interface Files {
  readdirSync(path: string): string[];
  readFileSync(path: string, encoding: 'utf8'): string;
}

interface Process {
  readonly platform: string;
  readonly pid: number;
  getBuiltinModule(name: 'node:fs'): Files;
  kill(pid: number, signal: string): void;
}

/** This host's process, where processes can be seen as files: on Linux, in the Node host. Elsewhere nothing is killed. */
const linux = ((host?: Process): Process | undefined => (host?.platform === 'linux' ? host : undefined))(
  (globalThis as unknown as { process?: Process }).process,
);

/** The server this very host has started: found by its parent and its command line, since nothing in it is made for tests. */
function server({ pid, getBuiltinModule }: Process): number {
  const files = getBuiltinModule('node:fs');
  const read = (path: string): string => {
    try {
      return files.readFileSync(path, 'utf8');
    } catch {
      return '';
    }
  };
  const own = files
    .readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && read(`/proc/${name}/cmdline`).includes('server.node.cjs'))
    .find((name) => read(`/proc/${name}/status`).includes(`\nPPid:\t${pid}\n`));
  check(own !== undefined, 'a server runs');
  return Number(own);
}

const uri = (): vscode.Uri => vscode.Uri.joinPath(folder(), 'brouillon.dep.md');
const wrong = (codes: readonly string[]): boolean => codes.includes('critere-inconnu');
const none = (codes: readonly string[]): boolean => codes.length === 0;

describe('server of the extension host', () => {
  beforeEach(async () => {
    await open('brouillon.dep.md');
    await findings(uri(), wrong);
  });

  it('is replaced by the command', async () => {
    const gone = findings(uri(), none);
    await vscode.commands.executeCommand('dep.redemarrer');
    await gone;
    await findings(uri(), wrong);
  });

  if (linux) {
    it('comes back when it is killed, and knows what was typed', async () => {
      const before = server(linux);
      const editor = await open('brouillon.dep.md');
      const gone = findings(uri(), none);
      linux.kill(before, 'SIGKILL');
      await replace(editor, 'C1.9', 'C1.8');
      await gone;
      const [found] = (await findings(uri(), wrong)).filter((one) => one.code === 'critere-inconnu');
      check(found !== undefined && editor.document.getText(found.range) === 'C1.8', 'the text it has is the typed one');
      check(server(linux) !== before, 'another server runs');
      await replace(editor, 'C1.8', 'C1.9');
      await vscode.commands.executeCommand('workbench.action.files.revert');
    });

    it('is replaced by the command when it hangs', async () => {
      const before = server(linux);
      linux.kill(before, 'SIGSTOP');
      const gone = findings(uri(), none);
      await vscode.commands.executeCommand('dep.redemarrer');
      await gone;
      await findings(uri(), wrong);
      check(server(linux) !== before, 'another server runs');
    });

    it('is replaced, some seconds after it hangs, by nobody’s doing', async () => {
      const before = server(linux);
      const since = Date.now();
      linux.kill(before, 'SIGSTOP');
      await findings(uri(), none);
      await findings(uri(), wrong);
      check(server(linux) !== before, 'another server runs');
      // Five seconds of rest at most, ten of deadline, two to be replaced, and a slow machine.
      check(Date.now() - since < 30_000, `it took ${Date.now() - since} ms`);
    });
  }
});
