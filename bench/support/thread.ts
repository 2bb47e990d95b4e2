/**
 * Runs a compiled file in a thread of its own and resolves with the one message it posts. Every
 * measurement gets a fresh thread: code that has met only what it is measured with, as in the
 * service, and a heap without anybody else's garbage.
 */
import { Worker } from 'node:worker_threads';

export function inThread<Result>(file: string, workerData: unknown): Promise<Result> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(file, { workerData });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`${file} ended with ${code} and no result`)));
  });
}
