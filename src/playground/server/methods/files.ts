import { argument, type Method, refuse } from './method.ts'

/** files.*: what people share. */
export const fileMethods: Record<string, Method> = {
  'files.info': {
    scope: 'files:read',
    run(call) {
      const file = call.workspace.files.get(argument(call, 'file'))
      return file ? { ok: true, file: file.told } : refuse('file_not_found')
    },
  },
}
