#!/usr/bin/env node
import { run } from './preflight.js'

await run('main')
