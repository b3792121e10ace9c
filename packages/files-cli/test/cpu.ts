/** Milliseconds of processor time a piece of work takes on this thread: a busy machine does not make it slower. */
export function cpuMs(work: () => void): number {
  const before = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}
