"""What comes back. Their types, a class a document, stand in the stub beside this file, which is made from the JSON Schemas."""

from .records import Band, Document, Record

__all__ = ["Band", "Document", "Record"]
