#!/bin/sh
# Builds ../static/charts.js of the parts of Apache ECharts that the pages draw with.
set -e
cd "$(dirname "$0")"
npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
{
	printf '/*! Apache ECharts %s, Apache License 2.0, Copyright The Apache Software Foundation; zrender, BSD 3-Clause, Copyright Baidu Inc.; tslib, 0BSD, Microsoft. See ECHARTS-LICENSE.txt. */\n' "$(node -p 'require("echarts/package.json").version')"
	node_modules/.bin/esbuild charts.js --bundle --minify --target=es2020 --format=iife --legal-comments=none --log-level=warning
} >../static/charts.js
cat node_modules/echarts/LICENSE node_modules/echarts/NOTICE node_modules/zrender/LICENSE >../static/ECHARTS-LICENSE.txt
