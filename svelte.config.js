import adapter from '@sveltejs/adapter-node';

// Vite's client watches for a restarted server from a blob: worker; without this the page never reloads by itself.
const development = process.env.NODE_ENV === 'development';

/** @type {import('@sveltejs/kit').Config} */
export default {
	compilerOptions: {
		runes: ({ filename }) => (filename.includes('node_modules') ? undefined : true),
	},
	kit: {
		adapter: adapter(),
		csp: {
			mode: 'nonce',
			directives: {
				'default-src': ['self'],
				'script-src': ['self'],
				'style-src': ['self'],
				'style-src-attr': ['unsafe-inline'],
				'img-src': ['self', 'data:'],
				'connect-src': ['self'],
				'object-src': ['none'],
				'worker-src': development ? ['self', 'blob:'] : ['self'],
				'base-uri': ['none'],
				'form-action': ['self'],
				'frame-ancestors': ['none'],
			},
		},
		typescript: {
			config: (config) => ({
				...config,
				include: [
					...config.include,
					'../tests/**/*.ts',
					'../prisma/**/*.ts',
					'../*.ts',
					'../*.js',
					'../scripts/**/*.mjs',
				],
			}),
		},
	},
};
