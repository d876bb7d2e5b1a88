import { execFile, execFileSync } from 'node:child_process'
import { chownSync, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { fastFolder } from './fast-folder.ts'

const run = promisify(execFile)

/** Debian puts each version's programs here. */
const PROGRAMS = '/usr/lib/postgresql'

/** A Postgres of the test's own. */
export type Postgres = {
  /** A database that nobody has used yet. */
  freshDatabase: () => Promise<string>
  /** Stops the server at once, or starts it again; undefined for a server that isn't ours. */
  halt: (() => Promise<void>) | undefined
  resume: (() => Promise<void>) | undefined
  stop: () => Promise<void>
}

/** Whether Postgres can be had: by DATABASE_URL_TEST, or installed. In CI it must be. */
export function hasPostgres(): boolean {
  const there = Boolean(process.env.DATABASE_URL_TEST) || programs() !== undefined
  if (!there && process.env.CI)
    throw new Error('PostgreSQL is not installed, and CI tests everything: apt-get install postgresql')
  if (!there) console.warn('skipped on Postgres: neither DATABASE_URL_TEST nor PostgreSQL is here')
  return there
}

/** The server of DATABASE_URL_TEST, or a cluster in a folder of its own, on the loopback, as a user without rights. */
export async function startPostgres(): Promise<Postgres> {
  const given = process.env.DATABASE_URL_TEST
  if (given) return { ...databasesOf(given), halt: undefined, resume: undefined, stop: async () => {} }
  const bin = programs()
  if (!bin) throw new Error('PostgreSQL is not installed')
  const folder = fastFolder()
  const owner = ownerFor(folder)
  const data = join(folder, 'data')
  const as = (program: string, args: readonly string[]) =>
    owner
      ? run('runuser', ['-u', owner.name, '--', join(bin, program), ...args], { cwd: folder })
      : run(join(bin, program), args, { cwd: folder })
  await as('initdb', ['-D', data, '-U', 'slp', '--auth=trust', '--no-sync', '-E', 'UTF8', '--locale=C.UTF-8'])
  const port = await freePort()
  const settings = `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1 -c fsync=off -c max_connections=60`
  const start = async () => {
    await as('pg_ctl', ['-D', data, '-o', settings, '-l', join(folder, 'log'), '-w', 'start'])
  }
  const halt = async () => {
    await as('pg_ctl', ['-D', data, '-m', 'immediate', '-w', 'stop'])
  }
  await start()
  // whoever ends early leaves no server behind
  const end = () => {
    try {
      process.kill(Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]), 'SIGQUIT')
    } catch {}
    rmSync(folder, { recursive: true, force: true })
  }
  process.once('exit', end)
  return {
    ...databasesOf(`postgres://slp@127.0.0.1:${port}/postgres`),
    halt,
    resume: start,
    async stop() {
      process.off('exit', end)
      await halt().catch(() => {})
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function programs(): string | undefined {
  if (!existsSync(PROGRAMS)) return undefined
  return readdirSync(PROGRAMS)
    .sort((one, other) => Number(other) - Number(one))
    .map((version) => join(PROGRAMS, version, 'bin'))
    .find((bin) => existsSync(join(bin, 'initdb')))
}

/** Postgres refuses to run as root. */
function ownerFor(folder: string): { name: string } | undefined {
  if (process.getuid?.() !== 0) return undefined
  const name = 'nobody'
  chownSync(folder, Number(execFileSync('id', ['-u', name])), Number(execFileSync('id', ['-g', name])))
  return { name }
}

function databasesOf(url: string): Pick<Postgres, 'freshDatabase'> {
  return {
    async freshDatabase() {
      const name = `slp_${Date.now()}_${Math.floor(Math.random() * 1e6)}`
      const client = new pg.Client({ connectionString: url })
      await client.connect()
      await client.query(`create database ${name}`)
      await client.end()
      return Object.assign(new URL(url), { pathname: `/${name}` }).href
    },
  }
}

/** Leaves a database as it was when its tables were made: quicker than a fresh one. */
export async function emptyDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = 'public' and tablename not like 'kysely%'",
  )
  const names = rows.map(({ name }) => name)
  if (names.length > 0) await client.query(`truncate ${names.join(', ')} restart identity`)
  await client.end()
}

/** Below 32768: on the ports above, a client that tries again may connect to itself. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 12_000)
    const free = await new Promise<boolean>((resolve) => {
      const server = createServer()
      server.once('error', () => resolve(false))
      server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
    })
    if (free) return port
  }
}
