// What VS Code's extension host calls to run the suite: on a desktop, in the Node host and in a web worker alike.
// Mocha's browser build needs neither files nor a process, so the same bundle serves the three.
import 'mocha/mocha.js';

interface Runner {
  on(event: 'pass', listener: (test: { fullTitle(): string }) => void): void;
  on(event: 'fail', listener: (test: { fullTitle(): string }, error: Error) => void): void;
}

/** Says on the console what passed and what failed: the host forwards it to whoever started the run. */
class ConsoleReporter {
  constructor(runner: Runner) {
    runner.on('pass', (test) => console.log(`✔ ${test.fullTitle()}`));
    runner.on('fail', (test, error) => console.log(`✘ ${test.fullTitle()}\n  ${error.stack ?? error.message}`));
  }
}

interface BrowserMocha {
  setup(options: { ui: 'bdd'; timeout: number; reporter: typeof ConsoleReporter }): void;
  run(done: (failures: number) => void): void;
}

export async function run(): Promise<void> {
  const scope = globalThis as unknown as { mocha: BrowserMocha; location?: { search: string } };
  scope.location ??= { search: '' };
  scope.mocha.setup({ ui: 'bdd', timeout: 60_000, reporter: ConsoleReporter });
  await import('./dossier.test.js');
  await import('./informations.test.js');
  await import('./modeles.test.js');
  await import('./relecture.test.js');
  await import('./relecture-gestes.test.js');
  await import('./panneau.test.js');
  await import('./alive.test.js');
  await new Promise<void>((resolve, reject) => {
    scope.mocha.run((failures) => (failures === 0 ? resolve() : reject(new Error(`${failures} failed in the extension host`))));
  });
}
