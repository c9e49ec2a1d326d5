// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

// AWS's own JavaScript client against emulator_server, whose path EMULATOR_SERVER holds.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { after, before, beforeEach, test } from 'node:test';

import * as sdk from '@aws-sdk/client-rekognition';

const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' };

async function start(...options) {
    const child = spawn(process.env.EMULATOR_SERVER, ['--control', ...options], {
        stdio: ['ignore', 'pipe', 'pipe'],
        env: {
            ...process.env,
            FACE_LIVENESS_EMULATOR_ACCESS_KEY: credentials.accessKeyId,
            FACE_LIVENESS_EMULATOR_SECRET: credentials.secretAccessKey,
        },
    });
    const server = { child, log: '' };
    child.stderr.on('data', (text) => (server.log += text));
    const [line] = await once(createInterface({ input: child.stdout }), 'line');
    const found = /^listening on (http:\/\/127\.0\.0\.1:[0-9]+)$/.exec(line);
    assert.ok(found, line);
    server.url = found[1];
    server.control = async (path, body, method = 'POST') => {
        const answer = await fetch(`${server.url}/emulator${path}`, {
            method,
            body: body === undefined ? undefined : JSON.stringify(body),
        });
        assert.equal(answer.status, 200, `${path}: ${await answer.clone().text()}`);
        return answer.json();
    };
    server.sessions = async () => (await server.control('', undefined, 'GET')).Sessions;
    server.stop = async () => {
        const ended = once(child, 'exit');
        child.kill('SIGTERM');
        const [code] = await ended;
        assert.equal(code, 0);
    };
    return server;
}

let server;
const clients = [];
function client(options = {}) {
    const made = new sdk.Rekognition({ region: 'us-east-1', endpoint: server.url, credentials, ...options });
    clients.push(made);
    return made;
}

before(async () => {
    server = await start();
});
after(async () => {
    clients.forEach((one) => one.destroy());
    await server.stop();
});
beforeEach(() => server.control('', undefined, 'DELETE'));

const image = (seed, size) => Uint8Array.from({ length: size }, (_, i) => (seed * 31 + i * 7 + (i >> 8)) & 255);
const base64 = (bytes) => Buffer.from(bytes).toString('base64');

test('a session with every member, and its results in a bucket', async () => {
    await server.control('/scripts', { Status: 'SUCCEEDED', Confidence: 99.25739288330078, SDKType: 'AmplifyIOS' });
    const { SessionId, $metadata } = await client().createFaceLivenessSession({
        KmsKeyId: 'alias/my-key',
        Settings: {
            OutputConfig: { S3Bucket: 'amzn-s3-demo-bucket', S3KeyPrefix: 'liveness/ä' },
            AuditImagesLimit: 4,
            ChallengePreferences: [
                { Type: 'FaceMovementChallenge', Versions: { Minimum: '1.0.0', Maximum: '2.0.0' } },
                { Type: 'FaceMovementAndLightChallenge' },
            ],
        },
        ClientRequestToken: 'tok-0001_A',
    });
    assert.match(SessionId, /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    assert.equal($metadata.attempts, 1);
    assert.match($metadata.requestId, /^[0-9a-f-]{36}$/);

    const results = await client().getFaceLivenessSessionResults({ SessionId });
    assert.equal(results.SessionId, SessionId);
    assert.equal(results.Status, 'SUCCEEDED');
    assert.equal(results.Confidence, 99.25739288330078);
    assert.deepEqual(results.ReferenceImage.S3Object, {
        Bucket: 'amzn-s3-demo-bucket',
        Name: `liveness/ä${SessionId}/reference.jpg`,
    });
    assert.equal(results.ReferenceImage.Bytes, undefined);
    assert.deepEqual(results.ReferenceImage.BoundingBox, { Width: 0.25, Height: 0.5, Left: 0.375, Top: 0.25 });
    assert.equal(results.AuditImages.length, 4);
    assert.equal(results.AuditImages[3].S3Object.Name, `liveness/ä${SessionId}/audit-image-3.jpg`);
    assert.deepEqual(results.Challenge, { Type: 'FaceMovementChallenge', Version: '1.0.0' });
    assert.deepEqual(results.Metadata, { SDKType: 'AmplifyIOS' });
});

test('images come byte for byte, of every size', async () => {
    const sizes = [1, 2, 3, 4096, 204800];
    const images = sizes.map((size, i) => image(i + 1, size));
    await server.control('/scripts', {
        Status: 'SUCCEEDED',
        Confidence: 42,
        ReferenceImage: base64(images[0]),
        AuditImages: images.slice(1).map(base64),
        Feedback: [{ Code: 'LOW_LIGHTING_DETECTED', Message: 'Find a brighter place – „hier“' }],
    });
    const { SessionId } = await client().createFaceLivenessSession({ Settings: { AuditImagesLimit: 4 } });
    const results = await client().getFaceLivenessSessionResults({ SessionId });
    assert.deepEqual(results.ReferenceImage.Bytes, images[0]);
    assert.deepEqual(results.AuditImages.map((one) => one.Bytes), images.slice(1));
    assert.deepEqual(results.Feedback, [{ Code: 'LOW_LIGHTING_DETECTED', Message: 'Find a brighter place – „hier“' }]);
});

test('every status', async () => {
    const { SessionId } = await client().createFaceLivenessSession({});
    const status = async () => {
        const { Status, Confidence, ReferenceImage, AuditImages } = await client().getFaceLivenessSessionResults({
            SessionId,
        });
        if (Status !== 'SUCCEEDED') {
            assert.deepEqual([Confidence, ReferenceImage, AuditImages], [undefined, undefined, undefined]);
        }
        return Status;
    };
    const script = (check) => server.control(`/sessions/${SessionId}/script`, check);
    assert.equal(await status(), 'CREATED');
    await script({ Status: 'SUCCEEDED', Confidence: 1, EndsAfter: 60000 });
    assert.equal(await status(), 'IN_PROGRESS');
    await server.control('/clock', { Advance: 60000 });
    assert.equal(await status(), 'SUCCEEDED');
    await script({ Status: 'FAILED' });
    assert.equal(await status(), 'FAILED');
    await server.control('/clock', { Advance: 120000 });
    assert.equal(await status(), 'EXPIRED');
});

test('each error of the model is a class of the SDK', async () => {
    const errors = {
        AccessDeniedException: [400, 'client'],
        InternalServerError: [500, 'server'],
        InvalidParameterException: [400, 'client'],
        ProvisionedThroughputExceededException: [400, 'client'],
        SessionNotFoundException: [400, 'client'],
        ThrottlingException: [400, 'server'],
    };
    const once = client({ maxAttempts: 1 });
    for (const [name, [status, fault]] of Object.entries(errors)) {
        await server.control('/faults', { Code: name, Message: `because of ${name}` });
        const error = await once
            .getFaceLivenessSessionResults({ SessionId: '0b9f2f2e-9e2b-4c0e-8a3c-3a1d1f9e7a10' })
            .then(assert.fail, (e) => e);
        assert.ok(error instanceof sdk[name], `${name}: ${error}`);
        assert.equal(error.name, name);
        assert.equal(error.message, `because of ${name}`);
        assert.equal(error.$metadata.httpStatusCode, status);
        assert.equal(error.$fault, fault);
        assert.match(error.$metadata.requestId, /^[0-9a-f-]{36}$/);
    }
});

test('a session that is not there is not found', async () => {
    const error = await client()
        .getFaceLivenessSessionResults({ SessionId: '0b9f2f2e-9e2b-4c0e-8a3c-3a1d1f9e7a10' })
        .then(assert.fail, (e) => e);
    assert.ok(error instanceof sdk.SessionNotFoundException);
    assert.equal(error.message, 'Session not found');
    assert.equal(error.Code, 'SessionNotFoundException');
    assert.match(error.Logref, /^[0-9a-f-]{36}$/);
    assert.equal(error.$metadata.attempts, 1);
});

test('what breaks a limit is refused in the words of the service', async () => {
    const refused = async (input, message) => {
        const error = await client().createFaceLivenessSession(input).then(assert.fail, (e) => e);
        assert.ok(error instanceof sdk.RekognitionServiceException);
        assert.equal(error.name, 'ValidationException');
        assert.equal(error.message, message);
    };
    await refused(
        { Settings: { OutputConfig: { S3Bucket: 'ab' } } },
        "1 validation error detected: Value 'ab' at 'settings.outputConfig.s3Bucket' failed to satisfy constraint: Member must have length greater than or equal to 3",
    );
    await refused(
        { Settings: { OutputConfig: {} } },
        "1 validation error detected: Value null at 'settings.outputConfig.s3Bucket' failed to satisfy constraint: Member must not be null",
    );
    assert.equal(await server.sessions(), 0);
});

test('throttling is repeated, at the time that the service asks for', async () => {
    await server.control('/faults', { Code: 'ThrottlingException', RetryAfter: '300', Count: 2 });
    const begun = performance.now();
    const { $metadata } = await client().createFaceLivenessSession({ ClientRequestToken: 'tok' });
    assert.equal($metadata.attempts, 3);
    assert.ok(performance.now() - begun >= 590);

    await server.control('/faults', { Code: 'ThrottlingException', RetryAfter: '1', Count: 3 });
    const error = await client().createFaceLivenessSession({}).then(assert.fail, (e) => e);
    assert.ok(error instanceof sdk.ThrottlingException);
    assert.equal(error.$metadata.attempts, 3);
    assert.equal(await server.sessions(), 1);
});

test('the same token means the same session', async () => {
    const { SessionId } = await client().createFaceLivenessSession({ ClientRequestToken: 'tok-1' });
    assert.equal((await client().createFaceLivenessSession({ ClientRequestToken: 'tok-1' })).SessionId, SessionId);
    assert.notEqual((await client().createFaceLivenessSession({ ClientRequestToken: 'tok-2' })).SessionId, SessionId);
    const error = await client()
        .createFaceLivenessSession({ ClientRequestToken: 'tok-1', KmsKeyId: 'alias/other' })
        .then(assert.fail, (e) => e);
    assert.equal(error.name, 'IdempotentParameterMismatchException');
    assert.equal(await server.sessions(), 2);
});

test('a lost connection never makes a second session when there is a token', async () => {
    for (const Connection of ['CUT_BEFORE', 'CUT_AFTER', 'CUT_WITHIN']) {
        await server.control('', undefined, 'DELETE');
        await server.control('/faults', { Connection });
        await server.control('/faults', { Connection, Latency: 50 });
        const { $metadata } = await client().createFaceLivenessSession({ ClientRequestToken: 'tok' });
        assert.equal($metadata.attempts, 3, Connection);
        assert.equal(await server.sessions(), 1, Connection);
    }
});

test('slow answers arrive', async () => {
    await server.control('/faults', { Connection: 'SLOW', Latency: 400 });
    const begun = performance.now();
    assert.ok((await client().createFaceLivenessSession({})).SessionId);
    assert.ok(performance.now() - begun >= 390);
});

test('answers that are none are errors', async () => {
    await server.control('/faults', { Body: '{"SessionId":"0b9f' });
    await assert.rejects(client().createFaceLivenessSession({}), SyntaxError);
    await server.control('/faults', { Status: 503, Body: '<html>Service Unavailable</html>', Count: 3 });
    const error = await client().createFaceLivenessSession({}).then(assert.fail, (e) => e);
    assert.equal(error.$metadata.httpStatusCode, 503);
});

test('a wrong signature is refused', async () => {
    const refused = async (other, name) => {
        const error = await client({ credentials: { ...credentials, ...other } })
            .createFaceLivenessSession({})
            .then(assert.fail, (e) => e);
        assert.equal(error.name, name);
        return error.message;
    };
    assert.match(
        await refused({ secretAccessKey: 'wrong' }, 'InvalidSignatureException'),
        /^The request signature we calculated does not match the signature you provided\./,
    );
    assert.equal(
        await refused({ accessKeyId: 'AKIDOTHER' }, 'UnrecognizedClientException'),
        'The security token included in the request is invalid.',
    );
    const elsewhere = await client({ region: 'eu-west-1' }).createFaceLivenessSession({}).then(assert.fail, (e) => e);
    assert.equal(elsewhere.name, 'InvalidSignatureException');
    assert.match(elsewhere.message, /^Credential should be scoped to a valid region/);
    assert.equal(await server.sessions(), 0);

    // Temporary credentials are signed for too.
    const temporary = client({ credentials: { ...credentials, sessionToken: 'FwoGZXIvYXdzEXAMPLETOKEN/+=' } });
    assert.ok((await temporary.createFaceLivenessSession({})).SessionId);
});

test('a clock that is wrong is corrected by the Date of the answer', async () => {
    await server.control('/clock', { Advance: 20 * 60 * 1000 });
    const { $metadata } = await client().createFaceLivenessSession({});
    assert.equal($metadata.attempts, 2);
});

test('a Region without Face Liveness denies access', async () => {
    const other = await start('--region', 'eu-central-1');
    try {
        const there = client({ region: 'eu-central-1', endpoint: other.url });
        await assert.rejects(there.createFaceLivenessSession({}), sdk.AccessDeniedException);
    } finally {
        await other.stop();
    }
});

test('the log has a line for each request, and no secret', async () => {
    server.log = '';
    await client({ credentials: { ...credentials, sessionToken: 'SECRET-TOKEN' } }).createFaceLivenessSession({});
    await new Promise((resolve) => setTimeout(resolve, 50));
    const lines = server.log.split('\n').filter((line) => !line.includes('/emulator'));
    assert.match(lines.join('\n'), /^POST CreateFaceLivenessSession 200 [0-9a-f-]{36} [0-9.]+ ms\n$/);
});
