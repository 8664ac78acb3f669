"""PDF files signed as departments sign them: a signature of the whole file that holds, seen on the page or not."""

from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta

import pikepdf
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.hazmat.primitives.serialization.pkcs7 import PKCS7Options, PKCS7SignatureBuilder

_ROOM = 4_096  # bytes of the signature, as hexadecimal digits twice as many
_RANGE = (0, 10**9, 10**9, 10**9)  # stands in the file until the real numbers, which are no longer, are known


def sign(source: bytes, visible: bool) -> bytes:
    """`source` with a detached signature of all its other bytes; a `visible` one is drawn on the first page."""
    with pikepdf.open(io.BytesIO(source)) as pdf:
        page = pdf.pages[0]
        signature = pikepdf.Dictionary(
            Type=pikepdf.Name.Sig,
            Filter=pikepdf.Name("/Adobe.PPKLite"),
            SubFilter=pikepdf.Name("/adbe.pkcs7.detached"),
            Contents=pikepdf.String(b"\xff" * _ROOM),
            ByteRange=pikepdf.Array(_RANGE),
        )
        field = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.Widget,
            FT=pikepdf.Name.Sig,
            T=pikepdf.String("Signature1"),
            F=132,
            Rect=pikepdf.Array([380, 40, 560, 100] if visible else [0, 0, 0, 0]),
            V=pdf.make_indirect(signature),
            P=page.obj,
        )
        if visible:
            field.AP = pikepdf.Dictionary(N=_seal(pdf))
        widget = pdf.make_indirect(field)
        page.Annots = pikepdf.Array([widget])
        pdf.Root.AcroForm = pikepdf.Dictionary(SigFlags=3, Fields=pikepdf.Array([widget]))
        target = io.BytesIO()
        pdf.save(target, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return _signed(target.getvalue())


def _seal(pdf: pikepdf.Pdf) -> pikepdf.Object:
    """What is drawn of the signature: a frame and who signed."""
    drawn = b"1 0 0 RG 2 w 1 1 178 58 re S BT /F 9 Tf 8 34 Td (Signed by: So Cong Thuong) Tj ET"
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    seal = pdf.make_stream(drawn)
    seal.Type, seal.Subtype, seal.BBox = pikepdf.Name.XObject, pikepdf.Name.Form, pikepdf.Array([0, 0, 180, 60])
    seal.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font))
    return seal


def _signed(saved: bytes) -> bytes:
    """`saved`, the room for its signature filled with one of everything around it."""
    start = saved.index(b"<" + b"ff" * _ROOM)
    end = start + 2 * _ROOM + 2
    held = b" ".join(str(number).encode() for number in _RANGE)
    real = b" ".join(str(number).encode() for number in (0, start, end, len(saved) - end))
    saved = saved.replace(held, real.ljust(len(held)))
    key, around = ec.generate_private_key(ec.SECP256R1()), saved[:start] + saved[end:]
    builder = PKCS7SignatureBuilder().set_data(around).add_signer(_certificate(key), key, hashes.SHA256())
    made = builder.sign(Encoding.DER, [PKCS7Options.DetachedSignature, PKCS7Options.Binary])
    return saved[: start + 1] + made.hex().ljust(2 * _ROOM, "0").encode() + saved[end - 1 :]


def _certificate(key: ec.EllipticCurvePrivateKey) -> x509.Certificate:
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Sở Công Thương")])
    now = datetime.now(UTC)
    builder = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    builder = builder.serial_number(x509.random_serial_number())
    return builder.not_valid_before(now).not_valid_after(now + timedelta(days=1)).sign(key, hashes.SHA256())
