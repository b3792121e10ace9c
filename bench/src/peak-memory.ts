/** Watches the memory of this process, threads included, until asked. */
export function watchMemory(): { peakMb(): number } {
  let peak = 0;
  const look = () => {
    peak = Math.max(peak, process.memoryUsage.rss());
  };
  const timer = setInterval(look, 25);
  timer.unref();
  return {
    peakMb: () => {
      look();
      clearInterval(timer);
      return Math.round(peak / 2 ** 20);
    },
  };
}
