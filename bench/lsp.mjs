// A client made of nothing but frames over standard streams: what it measures is the server. Times are in milliseconds.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** How long an answer may take before the measurement fails. */
export const patience = process.argv.includes('--quick') ? 20_000 : 180_000;

/** One server process and the messages it sent. */
export class Client {
  #chunks = [];
  #size = 0;
  #length;
  #requests = new Map();
  #listeners = new Set();
  #number = 0;
  #leave = () => {};
  /** Rejects when the process ends. */
  #ended = new Promise((_, reject) => {
    this.#leave = () => reject(new Error(`the server ended. ${this.stderr}`));
  });
  stderr = '';

  /** Starts `command`; `answers` are the server's requests by method, and what to answer. */
  constructor({ command: [program, ...args], cwd }, answers = {}) {
    this.answers = answers;
    this.started = performance.now();
    this.process = spawn(program, args, { cwd, stdio: ['pipe', 'pipe', 'pipe'] });
    this.process.stdout.on('data', (chunk) => this.#receive(chunk));
    this.process.stderr.on('data', (chunk) => (this.stderr = (this.stderr + chunk).slice(-4000)));
    this.process.stdin.on('error', () => this.#leave());
    this.process.on('exit', () => this.#leave());
    this.process.on('error', () => this.#leave());
    this.#ended.catch(() => {});
  }

  /** The result of a request, and when it came. */
  request(method, params) {
    const id = ++this.#number;
    const answer = new Promise((resolve, reject) => this.#requests.set(id, { resolve, reject }));
    this.#send({ id, method, params });
    return this.within(answer, method);
  }

  notify(method, params) {
    this.#send({ method, params });
  }

  /** Calls back for each notification: method, params, time. The result stops it. */
  listen(call) {
    this.#listeners.add(call);
    return () => this.#listeners.delete(call);
  }

  /** Peak resident memory in MB where the system tells it (Linux), else the present one. */
  peak() {
    return this.#memory('VmHWM');
  }

  /** Resident memory in MB. */
  resident() {
    return this.#memory('VmRSS');
  }

  /** Milliseconds of processor time so far, all threads, where the system tells it (Linux); NaN elsewhere. */
  processor() {
    const file = `/proc/${this.process.pid}/stat`;
    if (!existsSync(file)) return Number.NaN;
    const fields = readFileSync(file, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ');
    // utime and stime, in ticks of 10 ms.
    return 10 * (Number(fields[11]) + Number(fields[12]));
  }

  /** Ends the process: it is asked to leave, and killed after `grace` milliseconds. */
  async stop(grace) {
    if (this.process.exitCode !== null || this.process.signalCode !== null) return;
    const gone = new Promise((resolve) => this.process.once('exit', resolve));
    this.notify('exit');
    const timer = setTimeout(() => this.process.kill('SIGKILL'), grace);
    await gone;
    clearTimeout(timer);
  }

  #memory(field) {
    const status = `/proc/${this.process.pid}/status`;
    if (existsSync(status)) return Number(new RegExp(`${field}:\\s+(\\d+)`).exec(readFileSync(status, 'utf8'))?.[1] ?? 0) / 1024;
    return Number(spawnSync('ps', ['-o', 'rss=', '-p', String(this.process.pid)], { encoding: 'utf8' }).stdout) / 1024;
  }

  #send(message) {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    this.process.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }

  #receive(chunk) {
    const at = performance.now();
    this.#chunks.push(chunk);
    this.#size += chunk.length;
    for (let body = this.#frame(); body; body = this.#frame()) this.#message(JSON.parse(body.toString('utf8')), at);
  }

  /** The next whole message, taken out of what has come. */
  #frame() {
    if (this.#length === undefined) {
      const all = this.#joined();
      const end = all.indexOf('\r\n\r\n');
      if (end < 0) return undefined;
      this.#length = Number(/Content-Length: (\d+)/i.exec(all.toString('latin1', 0, end))?.[1]);
      this.#keep(all.subarray(end + 4));
    }
    if (this.#size < this.#length) return undefined;
    const all = this.#joined();
    const body = all.subarray(0, this.#length);
    this.#keep(all.subarray(this.#length));
    this.#length = undefined;
    return body;
  }

  #joined() {
    return this.#chunks.length === 1 ? this.#chunks[0] : Buffer.concat(this.#chunks);
  }

  #keep(rest) {
    this.#chunks = [rest];
    this.#size = rest.length;
  }

  #message({ id, method, params, result, error }, at) {
    if (method === undefined) {
      const waiting = this.#requests.get(id);
      this.#requests.delete(id);
      if (error) waiting?.reject(new Error(error.message));
      else waiting?.resolve({ result, at });
    } else if (id !== undefined) {
      this.#send({ id, result: this.answers[method]?.(params) ?? null });
    } else {
      for (const call of this.#listeners) call(method, params, at);
    }
  }

  /** The promise, unless it takes longer than `patience` or the process ends first. */
  within(promise, what) {
    let timer;
    const late = new Promise((_, reject) => {
      timer = setTimeout(() => reject(new Error(`${what}: no answer in ${patience / 1000} s. ${this.stderr}`)), patience);
    });
    return Promise.race([promise, late, this.#ended]).finally(() => clearTimeout(timer));
  }
}
